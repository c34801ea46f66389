package damo.data.pickle;

/** A pickle that is damaged, or that holds more than data. */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  PickleException(String message) {
    super(message);
  }
}
