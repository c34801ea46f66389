package damo.display.part;

/** What a {@link Picture} shows. Sizes are in CSS pixels. */
public sealed interface Image {
  int width();

  int height();

  /** A drawing; {@code markup} is one {@code <svg>} element. */
  record Svg(String markup, int width, int height) implements Image {
    private static final String DARK =
        "<style>@media(prefers-color-scheme:dark){svg{color:#9aa1ab}}</style>";

    /** The drawing as a document of its own: inside a page its style would reach other drawings. */
    public String standalone() {
      int rootEnd = markup.indexOf('>') + 1;
      return markup.substring(0, rootEnd) + DARK + markup.substring(rootEnd);
    }
  }

  /** Pixels; {@code bytes} is a PNG file. */
  record Png(byte[] bytes, int width, int height) implements Image {}
}
