package damo.display.live;

import damo.display.number.Fmt;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import java.util.function.LongSupplier;

/** How far a loop is, at what speed, and how long it will take. */
public final class Ride {
  private static final int WIDTH = 240;
  private static final int CELLS = 24;

  private final String title;
  private final long total;
  private final LongSupplier clock;
  private final long start;
  private long done;
  private boolean over;

  /**
   * @param total −1 when it is not known
   */
  public Ride(String title, long total, LongSupplier clock) {
    this.title = title;
    this.total = total;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  public long done() {
    return done;
  }

  /** The total, or a guess by tens: what a tenth of the way is measured by. */
  public long scale() {
    return total > 0 ? total : (long) Math.pow(10, Math.ceil(Math.log10(done + 1.0)) + 1);
  }

  public void step() {
    done++;
  }

  public void end() {
    over = true;
  }

  public Part part() {
    double share = over ? 1 : total > 0 ? Math.min(1, done / (double) total) : 0;
    return Part.row(bar(share), Part.text(words()));
  }

  private Part bar(double share) {
    Svg svg = new Svg(WIDTH, 16);
    svg.rect(0, 5, WIDTH, 8, 4, Paint.fill(Palette.GRID, 0.25));
    if (share > 0) {
      Paint paint = Paint.fill(over ? Palette.GREEN : Palette.BLUE);
      svg.rect(0, 5, Math.max(8, share * WIDTH), 8, 4, paint);
    }
    int full = (int) Math.round(share * CELLS);
    String text = "█".repeat(full) + "░".repeat(CELLS - full);
    return new Picture(svg.image(), Math.round(share * 100) + " %", text);
  }

  private String words() {
    double seconds = (clock.getAsLong() - start) / 1e9;
    String name = title.isEmpty() ? "" : title + "  ";
    String count = Fmt.count(done) + (total > 0 ? "/" + Fmt.count(total) : "");
    return name + count + "  " + time(seconds);
  }

  private String time(double seconds) {
    if (over) {
      return "done in " + Fmt.seconds(seconds);
    }
    if (done == 0) {
      return "";
    }
    String each = Fmt.seconds(seconds / done) + " each";
    String left = Fmt.seconds(seconds / done * (total - done));
    return total > 0 ? each + "  " + left + " left" : each;
  }
}
