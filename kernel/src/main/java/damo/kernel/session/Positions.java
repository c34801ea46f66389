package damo.kernel.session;

/** Cursors: the protocol counts Unicode code points, Java counts UTF-16 units. */
final class Positions {
  private Positions() {}

  /** The UTF-16 offset of a code point offset, kept within the text. */
  static int toJava(String text, int codePoints) {
    int inside = Math.clamp(codePoints, 0, text.codePointCount(0, text.length()));
    return text.offsetByCodePoints(0, inside);
  }

  /** The code point offset of a UTF-16 offset. */
  static int toProtocol(String text, int offset) {
    return text.codePointCount(0, Math.clamp(offset, 0, text.length()));
  }
}
