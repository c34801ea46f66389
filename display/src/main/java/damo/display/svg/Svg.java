package damo.display.svg;

import damo.display.part.HtmlWalk;
import damo.display.part.Image;
import java.util.Locale;

/** A pen that writes one {@code <svg>} element. Coordinates are CSS pixels, y downwards. */
public final class Svg {
  private static final String FONT =
      "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',sans-serif";

  private final int width;
  private final int height;
  private final StringBuilder body = new StringBuilder();

  public Svg(double width, double height) {
    this.width = (int) Math.ceil(width);
    this.height = (int) Math.ceil(height);
  }

  /** One element without children; attributes as name, value, name, value. */
  public Svg add(String element, Object... attributes) {
    tag(element, attributes).append("/>");
    return this;
  }

  /** One element with a native tooltip. */
  public Svg titled(String title, String element, Object... attributes) {
    tag(element, attributes).append("><title>").append(HtmlWalk.escape(title)).append("</title></");
    body.append(element).append('>');
    return this;
  }

  /** Text whose baseline starts at (x, y), or ends or is centred there by {@code text-anchor}. */
  public Svg text(double x, double y, String text, Object... attributes) {
    body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append('"');
    attributes(attributes);
    body.append('>').append(HtmlWalk.escape(text)).append("</text>");
    return this;
  }

  public Svg open(Object... attributes) {
    tag("g", attributes).append('>');
    return this;
  }

  /** Opens a group with a native tooltip for all that is in it. */
  public Svg openTitled(String title, Object... attributes) {
    open(attributes);
    body.append("<title>").append(HtmlWalk.escape(title)).append("</title>");
    return this;
  }

  public Svg close() {
    body.append("</g>");
    return this;
  }

  public Image.Svg image() {
    String root =
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
                + " %d\" color=\"%s\" fill=\"currentColor\" font-family=\"%s\" font-size=\"11\">")
            .formatted(width, height, width, height, Palette.INK, FONT);
    return new Image.Svg(root + body + "</svg>", width, height);
  }

  private StringBuilder tag(String element, Object... attributes) {
    body.append('<').append(element);
    attributes(attributes);
    return body;
  }

  private void attributes(Object... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      body.append(' ').append(attributes[i]).append("=\"");
      body.append(
          value instanceof Number n ? number(n.doubleValue()) : HtmlWalk.escape(value.toString()));
      body.append('"');
    }
  }

  /** Two decimals at most: half a hundredth of a pixel is not seen, and files stay small. */
  public static String number(double v) {
    double rounded = Math.round(v * 100) / 100.0;
    if (rounded == Math.rint(rounded)) {
      return Long.toString((long) rounded);
    }
    String text = String.format(Locale.ROOT, "%.2f", rounded);
    return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
  }
}
