package damo.display.svg;

/** How text looks: its size in pixels, weight, colour, and which point of it is placed. */
public record Lettering(String attributes) {
  public static final Lettering TITLE = size(13).bold();
  public static final Lettering TICK = size(10.5);

  public static Lettering size(double pixels) {
    return new Lettering(" font-size=\"" + Svg.number(pixels) + "\"");
  }

  public Lettering bold() {
    return with("font-weight", "600");
  }

  public Lettering color(String color) {
    return with("fill", color);
  }

  /** The text ends at the point. */
  public Lettering ending() {
    return with("text-anchor", "end");
  }

  /** The middle of the text is at the point. */
  public Lettering centred() {
    return with("text-anchor", "middle");
  }

  /** With a line around the letters, behind them. */
  public Lettering outlined(String color, double width) {
    return with("stroke", color)
        .with("stroke-width", Svg.number(width))
        .with("stroke-linejoin", "round")
        .with("paint-order", "stroke");
  }

  private Lettering with(String name, String value) {
    return new Lettering(attributes + " " + name + "=\"" + value + "\"");
  }
}
