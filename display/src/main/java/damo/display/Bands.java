package damo.display;

import damo.display.chart.BandChart;
import damo.display.chart.Curve;
import damo.display.chart.Scale;
import damo.display.number.Seeds;
import damo.display.number.Values;
import damo.display.part.Column;
import damo.display.part.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How settings compare when each was run several times: for each a line, the mean of its runs, on a
 * band from the least to the most of them, and a table of first, last and best means.
 *
 * <pre>{@code
 * Bands.of("validation error").with("batch norm", runs).with("none", others).logY();
 * }</pre>
 */
public final class Bands implements Showable {
  private final String title;
  private final Map<String, Seeds> settings;
  private final Scale scale;
  private final boolean lowest;
  private final double @Nullable [] x;

  private Bands(
      String title,
      Map<String, Seeds> settings,
      Scale scale,
      boolean lowest,
      double @Nullable [] x) {
    this.title = title;
    this.settings = settings;
    this.scale = scale;
    this.lowest = lowest;
    this.x = x;
  }

  /** A chart without curves yet. The lowest is the best, unless {@link #highest} says otherwise. */
  public static Bands of(String title) {
    return new Bands(title, Map.of(), Scale.LINEAR, true, null);
  }

  /** A chart of all these settings, in the order of the map; the values as {@link #with} takes. */
  public static Bands of(String title, Map<String, ?> settings) {
    Bands bands = of(title);
    for (Map.Entry<String, ?> setting : settings.entrySet()) {
      bands = bands.with(setting.getKey(), setting.getValue());
    }
    return bands;
  }

  /**
   * The same with a setting more.
   *
   * @param runs (runs, steps) as an {@code INDArray} or arrays; a list of runs, which may end at
   *     different steps; or the numbers of a single run
   */
  public Bands with(String setting, Object runs) {
    Map<String, Seeds> more = new LinkedHashMap<>(settings);
    more.put(setting, new Seeds(rows(runs)));
    return new Bands(title, more, scale, lowest, x);
  }

  private static double[][] rows(Object runs) {
    Object[] each =
        switch (runs) {
          case Collection<?> many -> many.toArray();
          case Object[] many -> many;
          default -> new Object[0];
        };
    boolean ofRuns = each.length > 0 && Stream.of(each).noneMatch(Number.class::isInstance);
    return ofRuns
        ? Stream.of(each).map(Values::flat).toArray(double[][]::new)
        : Values.of(runs).rows();
  }

  /** Equal factors are equally far apart; what is not above zero is left out and counted. */
  public Bands logY() {
    return new Bands(title, settings, Scale.LOG, lowest, x);
  }

  /** The highest value is the best: for accuracies. */
  public Bands highest() {
    return new Bands(title, settings, scale, false, x);
  }

  /**
   * Where the steps lie along x, when not at 0, 1, 2, …
   *
   * @param x one number a step; as many as the longest run has, or more
   */
  public Bands over(Object x) {
    return new Bands(title, settings, scale, lowest, Values.flat(x));
  }

  @Override
  public Part part() {
    double[] at = places();
    List<Curve> curves = new ArrayList<>();
    settings.forEach((name, seeds) -> curves.add(curve(name, seeds, at)));
    List<Part> parts = new ArrayList<>();
    parts.add(BandChart.draw(title, curves, scale, title));
    parts.add(table(at));
    long left = settings.values().stream().mapToLong(seeds -> seeds.outside(scale::has)).sum();
    if (left > 0) {
      parts.add(Part.muted(left + " numbers are not above zero and have no place on this scale"));
    }
    return new Column(parts);
  }

  private double[] places() {
    int longest = settings.values().stream().mapToInt(Seeds::steps).max().orElse(0);
    double[] at = x == null ? Seeds.counting(longest) : x;
    if (at.length < longest) {
      throw new IllegalArgumentException(
          "\"%s\" has runs of %d steps, and x has %d numbers".formatted(title, longest, at.length));
    }
    return at;
  }

  private static Curve curve(String name, Seeds seeds, double[] at) {
    double[] x = Arrays.copyOf(at, seeds.steps());
    return Curve.of(name, x, seeds.low(), seeds.high(), seeds.mean(), Double.NaN);
  }

  private Part table(double[] at) {
    boolean broken = settings.values().stream().anyMatch(seeds -> seeds.broken() > 0);
    List<String> heads =
        new ArrayList<>(List.of("setting", "runs", "steps", "first", "last", "best", "best at"));
    if (broken) {
      heads.add("not finite");
    }
    Scores scores = Scores.of(heads.toArray(String[]::new));
    for (Map.Entry<String, Seeds> setting : settings.entrySet()) {
      List<@Nullable Object> row = row(setting.getKey(), setting.getValue(), at);
      if (broken) {
        row.add(setting.getValue().brokenText(at));
      }
      scores = scores.row(row.toArray());
    }
    return (lowest ? scores.lowest("best") : scores.highest("best")).part();
  }

  private List<@Nullable Object> row(String name, Seeds seeds, double[] at) {
    List<@Nullable Object> row = new ArrayList<>(List.of(name, seeds.runs(), seeds.steps()));
    double[] mean = seeds.mean();
    int best = seeds.best(lowest);
    row.add(mean.length == 0 ? null : mean[0]);
    row.add(mean.length == 0 ? null : mean[mean.length - 1]);
    row.add(best < 0 ? null : mean[best]);
    row.add(best < 0 ? null : at[best]);
    return row;
  }

  @Override
  public String toString() {
    return part().text();
  }
}
