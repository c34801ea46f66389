package damo.display.chart;

import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;

/**
 * How the points of a class are drawn: colours that few eyes confuse are not enough for ten
 * classes, so that those which some do confuse differ in shape too. Sixteen marks differ.
 */
enum Mark {
  CIRCLE {
    @Override
    void draw(Svg svg, double x, double y, double r, Paint paint) {
      svg.dot(x, y, r, paint);
    }

    @Override
    boolean covers(double dx, double dy, double r) {
      return dx * dx + dy * dy <= r * r;
    }
  },
  SQUARE {
    @Override
    void draw(Svg svg, double x, double y, double r, Paint paint) {
      svg.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, 0, paint);
    }

    @Override
    boolean covers(double dx, double dy, double r) {
      return Math.max(Math.abs(dx), Math.abs(dy)) <= 0.9 * r;
    }
  },
  TRIANGLE {
    @Override
    void draw(Svg svg, double x, double y, double r, Paint paint) {
      svg.path(
          "M%s %sl%s %sh%sz".formatted(n(x), n(y - 1.2 * r), n(1.2 * r), n(2.1 * r), n(-2.4 * r)),
          paint);
    }

    @Override
    boolean covers(double dx, double dy, double r) {
      double down = (dy + 1.2 * r) / (2.1 * r);
      return down >= 0 && down <= 1 && Math.abs(dx) <= 1.2 * r * down;
    }
  },
  DIAMOND {
    @Override
    void draw(Svg svg, double x, double y, double r, Paint paint) {
      double d = 1.25 * r;
      svg.path(
          "M%s %sl%s %sl%s %sl%s %sz"
              .formatted(n(x), n(y - d), n(d), n(d), n(-d), n(d), n(-d), n(-d)),
          paint);
    }

    @Override
    boolean covers(double dx, double dy, double r) {
      return Math.abs(dx) + Math.abs(dy) <= 1.25 * r;
    }
  };

  /** The shape of the i-th class. */
  static Mark of(int i) {
    return values()[Math.floorMod(i + i / 4, 4)];
  }

  abstract void draw(Svg svg, double x, double y, double r, Paint paint);

  /** Whether a mark at the origin covers a point, y downwards. */
  abstract boolean covers(double dx, double dy, double r);

  /** The mark of the i-th class in its colour. */
  static void draw(Svg svg, int i, double x, double y, double r, double opacity) {
    of(i).draw(svg, x, y, r, Paint.fill(Palette.series(i), opacity));
  }

  private static String n(double v) {
    return Svg.number(v);
  }
}
