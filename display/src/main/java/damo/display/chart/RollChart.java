package damo.display.chart;

import damo.display.part.Picture;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import java.util.stream.IntStream;

/** A piano roll, cut to the octaves in which something is played. */
public final class RollChart {
  private static final double LEFT = 30;
  private static final double TOP = 22;
  private static final double KEY = 4;
  private static final double WIDEST = 640;
  private static final double UNLIKELY = 0.05;
  private static final int SHADES = 5;
  private static final int OCTAVE = 12;
  private static final String[] NOTES = {
    "C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"
  };

  private RollChart() {}

  /**
   * The picture.
   *
   * @param roll shape (frames, keys): chances, or 0 and 1; what is NaN is left out
   * @param lowest MIDI's number of the first key
   */
  public static Picture draw(String title, double[][] roll, int lowest) {
    int keys = roll.length == 0 ? 0 : roll[0].length;
    int[] used = IntStream.range(0, keys).filter(key -> isUsed(roll, key)).toArray();
    int from = used.length == 0 ? 0 : floorOfOctave(used[0], lowest);
    int to =
        used.length == 0
            ? 0
            : Math.min(keys, floorOfOctave(used[used.length - 1], lowest) + OCTAVE);
    double frame = Math.clamp(WIDEST / Math.max(1, roll.length), 2, 8);
    double bottom = TOP + (to - from) * KEY;
    Svg svg = new Svg(LEFT + Math.max(160, roll.length * frame) + 4, bottom + 6);
    svg.text(0.5, 13, title, Lettering.TITLE);
    for (int key = from; key < to; key++)
      if ((key + lowest) % OCTAVE == 0)
        octave(svg, key, lowest, bottom - (key - from) * KEY, roll.length * frame);
    for (int shade = 1; shade <= SHADES; shade++) {
      String path = cells(roll, from, to, shade, frame, bottom);
      if (!path.isEmpty()) svg.path(path, Paint.fill(Palette.BLUE, (double) shade / SHADES));
    }
    String alt = "%s: piano roll of %d frames".formatted(title, roll.length);
    return new Picture(svg.image(), alt, text(title, roll, used, lowest));
  }

  private static boolean isUsed(double[][] roll, int key) {
    for (double[] frame : roll) if (frame[key] >= UNLIKELY) return true;
    return false;
  }

  private static int floorOfOctave(int key, int lowest) {
    return Math.max(0, key - Math.floorMod(key + lowest, OCTAVE));
  }

  private static void octave(Svg svg, int key, int lowest, double at, double width) {
    svg.path(
        "M%s %sh%s".formatted(Svg.number(LEFT), Svg.number(at), Svg.number(width)),
        Paint.stroke(Palette.GRID, 1, 0.3));
    svg.text(LEFT - 5, at, name(key + lowest), Lettering.TICK.ending());
  }

  private static String name(int midi) {
    return NOTES[Math.floorMod(midi, OCTAVE)] + (midi / OCTAVE - 1);
  }

  /** All cells of one shade, those beside each other as one. */
  private static String cells(
      double[][] roll, int from, int to, int shade, double frame, double bottom) {
    StringBuilder path = new StringBuilder();
    for (int key = from; key < to; key++) {
      int t = 0;
      while (t < roll.length) {
        int end = t;
        while (end < roll.length && shade(roll[end][key]) == shade) end++;
        if (end > t)
          path.append(
              "M%s %sh%sv%sh-%sz"
                  .formatted(
                      Svg.number(LEFT + t * frame),
                      Svg.number(bottom - (key - from + 1) * KEY),
                      Svg.number((end - t) * frame - 0.4),
                      Svg.number(KEY - 0.5),
                      Svg.number((end - t) * frame - 0.4)));
        t = Math.max(end, t + 1);
      }
    }
    return path.toString();
  }

  private static int shade(double chance) {
    if (!(chance >= UNLIKELY)) return 0;
    return Math.clamp((int) Math.ceil(chance * SHADES), 1, SHADES);
  }

  /** A line for each key that is used, the highest first. */
  private static String text(String title, double[][] roll, int[] used, int lowest) {
    StringBuilder lines = new StringBuilder(title);
    for (int i = used.length - 1; i >= 0; i--) {
      StringBuilder line = new StringBuilder("%-4s".formatted(name(used[i] + lowest)));
      for (double[] frame : roll) line.append(" ░▒▓█".charAt(Math.min(4, shade(frame[used[i]]))));
      lines.append('\n').append(line.toString().stripTrailing());
    }
    return lines.append(used.length == 0 ? ": nothing is played" : "").toString();
  }
}
