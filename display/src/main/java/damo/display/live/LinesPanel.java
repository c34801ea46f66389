package damo.display.live;

import damo.display.chart.Curve;
import damo.display.chart.LineChart;
import damo.display.chart.Size;
import java.util.Arrays;
import java.util.List;

/** Curves that share a chart. */
public record LinesPanel(String title, List<Series> series) implements Panel {

  /** {@code "loss"} is one curve; {@code "loss: train, valid"} is two in one chart. */
  public static LinesPanel parse(String spec) {
    int colon = spec.indexOf(':');
    if (colon < 0) {
      return new LinesPanel(spec.strip(), List.of(new Series(spec.strip())));
    }
    List<Series> series =
        Arrays.stream(spec.substring(colon + 1).split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(Series::new)
            .toList();
    if (series.isEmpty()) {
      throw new IllegalArgumentException(
          "the chart '%s' names no curve: write \"loss\" or \"loss: train, valid\""
              .formatted(spec));
    }
    return new LinesPanel(spec.substring(0, colon).strip(), series);
  }

  @Override
  public void snapshot(double step) {}

  @Override
  public Drawing drawing() {
    List<Curve> curves = series.stream().map(Series::curve).toList();
    return marks -> LineChart.draw(title, curves, Size.PANEL, marks);
  }
}
