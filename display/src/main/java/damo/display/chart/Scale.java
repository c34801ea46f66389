package damo.display.chart;

import damo.display.number.Range;
import java.util.ArrayList;
import java.util.List;

/** How numbers become heights. */
public enum Scale {
  LINEAR {
    @Override
    double at(double v) {
      return v;
    }

    @Override
    List<Double> ticks(Range range) {
      return Ticks.of(range.min(), range.max(), 4);
    }

    @Override
    Range padded(Range y) {
      Range roomy = y.roomy();
      double room = roomy.size() * 0.04;
      double floor = roomy.min() >= 0 && roomy.min() - room < 0 ? 0 : roomy.min() - room;
      return new Range(floor, roomy.max() + room);
    }
  },
  /** Equal factors are equally far apart; numbers that are not above zero have no place. */
  LOG {
    @Override
    double at(double v) {
      return v > 0 ? Math.log10(v) : Double.NaN;
    }

    @Override
    List<Double> ticks(Range range) {
      double decades = at(range.max()) - at(range.min());
      double[] within = decades < 2.5 ? new double[] {1, 2, 5} : new double[] {1};
      double step = Math.max(1, Math.round(decades / 5));
      List<Double> ticks = new ArrayList<>();
      for (double k = Math.floor(at(range.min())); k <= at(range.max()); k += step) {
        for (double part : within) {
          double tick = part * Math.pow(10, k);
          if (tick >= range.min() && tick <= range.max()) {
            ticks.add(tick);
          }
        }
      }
      return ticks.size() > 1 ? ticks : Ticks.of(range.min(), range.max(), 4);
    }

    @Override
    Range padded(Range y) {
      Range positive = y.min() > 0 ? y : new Range(1e-12, Math.max(y.max(), 1));
      double room = Math.pow(positive.max() / positive.min(), 0.04);
      return positive.max() > positive.min()
          ? new Range(positive.min() / room, positive.max() * room)
          : new Range(positive.min() / 3, positive.max() * 3);
    }
  };

  abstract double at(double v);

  abstract List<Double> ticks(Range range);

  /** The range with some room at both ends. */
  abstract Range padded(Range y);

  /** Whether a number has a place on it. */
  public boolean has(double v) {
    return Double.isFinite(at(v));
  }
}
