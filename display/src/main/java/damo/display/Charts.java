package damo.display;

import damo.display.chart.BarChart;
import damo.display.chart.Confusion;
import damo.display.chart.Curve;
import damo.display.chart.HeatMap;
import damo.display.chart.Histogram;
import damo.display.chart.LineChart;
import damo.display.chart.Ridgeline;
import damo.display.chart.Size;
import damo.display.number.Values;
import damo.display.number.Words;
import damo.display.part.Part;
import damo.display.part.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pictures of numbers, as parts that {@link Display} shows. Numbers are an {@code INDArray}, a
 * primitive array or a list of numbers; NaN is shown, never dropped in silence.
 */
public final class Charts {
  private Charts() {}

  /** One curve over 0, 1, 2, … */
  public static Part line(String title, Object y) {
    return LineChart.draw(title, List.of(Curve.of(title, Values.flat(y))), Size.WIDE);
  }

  /** One curve over x. */
  public static Part line(String title, Object x, Object y) {
    Curve curve = Curve.of(title, Values.flat(x), Values.flat(y));
    return LineChart.draw(title, List.of(curve), Size.WIDE);
  }

  /** Named curves over 0, 1, 2, …, in the order of the map. */
  public static Part lines(String title, Map<String, ?> series) {
    List<Curve> curves =
        series.entrySet().stream()
            .map(e -> Curve.of(e.getKey(), Values.flat(e.getValue())))
            .toList();
    return LineChart.draw(title, curves, Size.WIDE);
  }

  /** How often values occur, in 30 bins. */
  public static Part histogram(String title, Object values) {
    return Histogram.draw(title, Values.flat(values), Size.PANEL);
  }

  /** A small histogram for each name, beside each other: one for each parameter, say. */
  public static Part histograms(Map<String, ?> named) {
    return new Row(
        named.entrySet().stream()
            .<Part>map(e -> Histogram.draw(e.getKey(), Values.flat(e.getValue()), Size.SMALL))
            .toList());
  }

  /** How a distribution moves through time, oldest first. */
  public static Part ridgeline(String title, List<?> slices) {
    return ridgeline(
        title, slices, IntStream.range(0, slices.size()).mapToObj(Integer::toString).toList());
  }

  public static Part ridgeline(String title, List<?> slices, List<?> labels) {
    if (slices.size() != labels.size()) {
      throw new IllegalArgumentException(
          "a ridgeline needs a label for each slice; it has %d slices and %d labels"
              .formatted(slices.size(), labels.size()));
    }
    List<double[]> values = slices.stream().map(Values::flat).toList();
    return Ridgeline.draw(title, values, labels.stream().map(String::valueOf).toList(), Size.PANEL);
  }

  /** A bar for each name. */
  public static Part bars(String title, List<?> names, Object values) {
    double[] v = Values.flat(values);
    if (names.size() != v.length) {
      throw new IllegalArgumentException(
          "bars need a name for each value; there are %d names and %d values"
              .formatted(names.size(), v.length));
    }
    return BarChart.draw(title, names.stream().map(String::valueOf).toList(), v);
  }

  public static Part bars(String title, Map<String, ? extends Number> values) {
    return bars(title, new ArrayList<>(values.keySet()), new ArrayList<>(values.values()));
  }

  /** A matrix as coloured squares; two-sided colours when some numbers are below zero. */
  public static Part matrix(String title, Object matrix) {
    return HeatMap.draw(title, Values.of(matrix).rows());
  }

  /** Counts of true (rows) against predicted (columns) classes. */
  public static Part confusion(Object counts, Object... labels) {
    return Confusion.draw(Values.of(counts).rows(), Words.of(labels));
  }

  /** The confusion table of true and predicted class numbers. */
  public static Part confusionOf(Object truth, Object predicted, Object... labels) {
    double[][] counts = Confusion.count(Values.flat(truth), Values.flat(predicted));
    return Confusion.draw(counts, Words.of(labels));
  }
}
