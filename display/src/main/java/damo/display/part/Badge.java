package damo.display.part;

/** One word of judgement, such as {@code trained} or {@code NaN}, with the reason as its title. */
public record Badge(String label, Tone tone, String title) implements Part {
  /** What the badge says of its row; each has its own colour and its own mark in text. */
  public enum Tone {
    GOOD("✓", "#1d7f5c"),
    INFO("·", "#3a6fb5"),
    WARN("!", "#b45f06"),
    BAD("✗", "#c0392b"),
    MUTED("–", "#6f757e");

    final String mark;
    final String color;

    Tone(String mark, String color) {
      this.mark = mark;
      this.color = color;
    }
  }

  public static Badge of(Tone tone, String label) {
    return new Badge(label, tone, "");
  }
}
