package damo.display.part;

/** Running text; line breaks are kept. */
public record Text(String content, Tone tone) implements Part {
  /** How loud the text is. */
  public enum Tone {
    PLAIN,
    STRONG,
    MUTED
  }
}
