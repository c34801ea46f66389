package damo.kernel.wire;

/** What came off the wire is not a message of ours; it is dropped. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  Malformed(String problem) {
    super(problem);
  }
}
