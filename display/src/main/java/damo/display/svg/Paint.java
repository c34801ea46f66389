package damo.display.svg;

/** How a shape is coloured: filled, outlined, or both. */
public record Paint(String attributes) {
  public static Paint fill(String color) {
    return new Paint(" fill=\"" + color + "\"");
  }

  /** Filled, letting through what lies behind; opacity from 0 to 1. */
  public static Paint fill(String color, double opacity) {
    return fill(color).with("fill-opacity", opacity);
  }

  /** An outline of a width in pixels, and nothing within. */
  public static Paint stroke(String color, double width) {
    return new Paint(" fill=\"none\"").outlined(color, width, 1);
  }

  public static Paint stroke(String color, double width, double opacity) {
    return new Paint(" fill=\"none\"").outlined(color, width, opacity);
  }

  /** The same with an outline, rounded where it bends. */
  public Paint outlined(String color, double width, double opacity) {
    Paint line = new Paint(attributes + " stroke=\"" + color + "\"").with("stroke-width", width);
    Paint seen = opacity < 1 ? line.with("stroke-opacity", opacity) : line;
    return new Paint(seen.attributes + " stroke-linejoin=\"round\"");
  }

  /** The same with its outline cut: {@code "4 3"} is four pixels drawn, three left out. */
  public Paint dashed(String dashes) {
    return new Paint(attributes + " stroke-dasharray=\"" + dashes + "\"");
  }

  private Paint with(String name, double value) {
    return new Paint(attributes + " " + name + "=\"" + Svg.number(value) + "\"");
  }
}
