package damo.display.chart;

/** Width and height of a picture in CSS pixels. */
public record Size(double width, double height) {
  public static final Size PANEL = new Size(330, 200);
  public static final Size WIDE = new Size(520, 240);
  public static final Size SMALL = new Size(200, 110);
}
