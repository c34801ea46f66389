package damo.kernel.session;

/** Where UTF-8 text may be cut. */
final class Utf8 {
  private static final int LONGEST = 4;

  private Utf8() {}

  /** How many of {@code bytes} form whole characters; what follows is the start of one more. */
  static int wholeCharacters(byte[] bytes) {
    int last = bytes.length - 1;
    while (last >= 0 && last > bytes.length - LONGEST && isContinuation(bytes[last])) {
      last--;
    }
    return last >= 0 && last + length(bytes[last]) > bytes.length ? last : bytes.length;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static int length(byte lead) {
    int ones = Integer.numberOfLeadingZeros(~(lead << 24));
    return Math.max(1, Math.min(LONGEST, ones));
  }
}
