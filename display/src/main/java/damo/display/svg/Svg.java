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
  private boolean lettered;

  public Svg(double width, double height) {
    this.width = (int) Math.ceil(width);
    this.height = (int) Math.ceil(height);
  }

  /** A rectangle with corners of a radius. */
  public Svg rect(double x, double y, double width, double height, double radius, Paint paint) {
    body.append("<rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    if (radius > 0) {
      attribute("rx", radius);
    }
    body.append(paint.attributes()).append("/>");
    return this;
  }

  /** A line or area, by SVG's path commands. */
  public Svg path(String commands, Paint paint) {
    body.append("<path d=\"").append(commands).append('"');
    body.append(paint.attributes()).append("/>");
    return this;
  }

  public Svg dot(double x, double y, double radius, Paint paint) {
    body.append("<circle");
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", radius);
    body.append(paint.attributes()).append("/>");
    return this;
  }

  /** Text whose baseline is at y and which starts at x, unless its lettering says otherwise. */
  public Svg text(double x, double y, String text, Lettering lettering) {
    lettered = true;
    body.append("<text");
    attribute("x", x);
    attribute("y", y);
    body.append(lettering.attributes()).append('>');
    body.append(HtmlWalk.escape(text)).append("</text>");
    return this;
  }

  /** Text that reads over a drawing: with an outline in a colour, white within. */
  public Svg haloed(double x, double y, String text, Lettering lettering, String color) {
    return text(x, y, text, lettering.color("#ffffff").outlined(color, 3.5));
  }

  /** Pixels within the drawing, stretched to a size and not smoothed. */
  public Svg pixels(double x, double y, double width, double height, Image.Png png) {
    body.append("<image");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    body.append(" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"");
    body.append(png.dataUri()).append("\"/>");
    return this;
  }

  /** Moves all that follows, until {@link #close}. */
  public Svg openAt(double x, double y) {
    body.append("<g transform=\"translate(").append(number(x)).append(' ').append(number(y));
    body.append(")\">");
    return this;
  }

  /** Gives all that follows, until {@link #close}, a native tooltip. */
  public Svg openTitled(String title) {
    body.append("<g><title>").append(HtmlWalk.escape(title)).append("</title>");
    return this;
  }

  public Svg close() {
    body.append("</g>");
    return this;
  }

  public Image.Svg image() {
    String font = lettered ? " font-family=\"%s\" font-size=\"11\"".formatted(FONT) : "";
    String root =
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
                + " %d\" color=\"%s\" fill=\"currentColor\"%s>")
            .formatted(width, height, width, height, Palette.INK, font);
    return new Image.Svg(root + body + "</svg>", width, height);
  }

  private void attribute(String name, double value) {
    body.append(' ').append(name).append("=\"").append(number(value)).append('"');
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
