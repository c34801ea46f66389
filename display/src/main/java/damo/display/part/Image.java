package damo.display.part;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a {@link Picture} shows. Sizes are in CSS pixels. */
public sealed interface Image {
  int width();

  int height();

  /** The image as an address that holds it. */
  String dataUri();

  /** A drawing; {@code markup} is one {@code <svg>} element. */
  record Svg(String markup, int width, int height) implements Image {
    private static final String DARK =
        "<style>@media(prefers-color-scheme:dark){svg{color:#9aa1ab}}</style>";

    @Override
    public String dataUri() {
      byte[] bytes = standalone().getBytes(StandardCharsets.UTF_8);
      return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /** The drawing as a document of its own: inside a page its style would reach other drawings. */
    public String standalone() {
      int rootEnd = markup.indexOf('>') + 1;
      return markup.substring(0, rootEnd) + DARK + markup.substring(rootEnd);
    }
  }

  /** Pixels; {@code bytes} is a PNG file. */
  record Png(byte[] bytes, int width, int height) implements Image {
    @Override
    public String dataUri() {
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }
  }
}
