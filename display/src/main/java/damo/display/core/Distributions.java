package damo.display.core;

import damo.display.chart.Bars;
import damo.display.chart.SparkPicture;
import damo.display.number.Fmt;
import damo.display.part.Badge;
import damo.display.part.Cell;
import damo.display.part.Part;
import damo.display.part.Row;
import damo.inspect.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table cells about the numbers of an array. */
final class Distributions {
  private Distributions() {}

  static Cell norm(@Nullable Distribution d) {
    return d == null ? Cell.right("") : Cell.right(Fmt.num(d.norm())).titled(facts(d));
  }

  static Cell number(double v) {
    return Cell.right(!Double.isFinite(v) ? "" : Fmt.num(v, 3));
  }

  /** The histogram, with a badge where numbers have gone bad. */
  static Cell histogram(@Nullable Distribution d) {
    if (d == null) {
      return Cell.left("");
    }
    List<Part> parts = new ArrayList<>();
    boolean zero = d.count() > 0 && d.zeros() == d.count();
    if (!zero && d.count() > d.nans() + d.infinities()) {
      double[] bins = Arrays.stream(d.bins()).asDoubleStream().toArray();
      parts.add(SparkPicture.of(bins, 0, Bars.high(bins), 4, -1, Bars.line(bins)));
    }
    if (!d.isFinite()) {
      String label = d.nans() > 0 ? d.nans() + " NaN" : d.infinities() + " inf";
      parts.add(new Badge(label, Badge.Tone.BAD, facts(d)));
    } else if (zero) {
      parts.add(new Badge("all zero", Badge.Tone.MUTED, facts(d)));
    }
    return Cell.of(parts.size() == 1 ? parts.getFirst() : new Row(parts)).titled(facts(d));
  }

  static String facts(Distribution d) {
    return "n %s, mean %s, std %s, min %s, max %s, zero %s, nan %s, inf %s"
        .formatted(
            Fmt.count(d.count()),
            Fmt.num(d.mean()),
            Fmt.num(d.std()),
            Fmt.num(d.min()),
            Fmt.num(d.max()),
            Fmt.count(d.zeros()),
            Fmt.count(d.nans()),
            Fmt.count(d.infinities()));
  }
}
