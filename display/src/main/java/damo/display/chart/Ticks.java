package damo.display.chart;

import damo.display.number.Fmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis. */
final class Ticks {
  private Ticks() {}

  /** About {@code n} round numbers within the range, rising. */
  static List<Double> of(double min, double max, int n) {
    double step = step((max - min) / Math.max(1, n));
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(min / step - 1e-9); k * step <= max + step * 1e-9; k++) {
      ticks.add(k * step);
      if (ticks.size() > 50) {
        break;
      }
    }
    return ticks;
  }

  static double step(double rough) {
    double ten = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / ten;
    return ten * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10);
  }

  /** {@code 1500} is {@code 1.5k}; else four digits. */
  static String label(double v) {
    double size = Math.abs(v);
    if (size >= 1e6 && size < 1e9) {
      return short1(v / 1e6) + "M";
    }
    if (size >= 1e4 && size < 1e6) {
      return short1(v / 1e3) + "k";
    }
    return Fmt.num(size < 1e-12 ? 0 : v);
  }

  private static String short1(double v) {
    String text = String.format(Locale.ROOT, "%.2f", v);
    return text.replaceAll("\\.?0+$", "");
  }
}
