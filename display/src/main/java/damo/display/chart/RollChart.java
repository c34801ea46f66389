package damo.display.chart;

import damo.display.number.Roll;
import damo.display.part.Image;
import damo.display.part.Picture;
import damo.display.png.Png;
import damo.display.svg.Lettering;
import damo.display.svg.Paint;
import damo.display.svg.Palette;
import damo.display.svg.Svg;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Piano rolls, cut to the octaves in which something is played in any of them. */
public final class RollChart {
  private static final double LEFT = 30;
  private static final double TOP = 26;
  private static final double BOTTOM = 20;
  private static final int KEY = 4;
  private static final int WIDEST = 640;
  private static final int OCTAVE = 12;
  private static final int SHADES = 20;
  private static final byte BROKEN = SHADES + 1;
  private static final byte PADDING = SHADES + 2;
  private static final String[] NOTES = {
    "C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"
  };

  private final int lowest;
  private final int from;
  private final int to;
  private final int frame;

  /**
   * A scale for rolls that stand below each other.
   *
   * @param lowest MIDI's number of the first key
   */
  public RollChart(List<Roll> rolls, int lowest) {
    int[] used = rolls.stream().flatMapToInt(Roll::used).sorted().toArray();
    int keys = rolls.stream().mapToInt(Roll::keys).max().orElse(0);
    int frames = rolls.stream().mapToInt(roll -> roll.frames().length).max().orElse(0);
    this.lowest = lowest;
    this.from = used.length == 0 ? 0 : floorOfOctave(used[0], lowest);
    this.to =
        used.length == 0
            ? 0
            : Math.min(keys, floorOfOctave(used[used.length - 1], lowest) + OCTAVE);
    this.frame = Math.clamp(WIDEST / Math.max(1, frames), 2, 8);
  }

  /** The picture of one roll. */
  public Picture draw(String title, Roll roll) {
    int frames = roll.frames().length;
    int height = (to - from) * KEY;
    double bottom = TOP + height;
    Svg svg = new Svg(LEFT + Math.max(160, frames * frame) + 8, bottom + BOTTOM);
    svg.text(0.5, 13, title, Lettering.TITLE);
    if (frames > 0 && to > from) {
      svg.pixels(LEFT, TOP, frames * frame, height, pixels(roll));
    }
    for (int key = from; key <= to; key++) {
      if ((key + lowest) % OCTAVE == 0) {
        octave(svg, key, bottom - (key - from) * KEY, frames * frame);
      }
    }
    for (double tick : Ticks.of(0, frames, 5)) {
      svg.text(LEFT + tick * frame, bottom + 15, Ticks.label(tick), Lettering.TICK.centred());
    }
    String alt = "%s: piano roll of %d frames".formatted(title, frames);
    return new Picture(svg.image(), alt, text(title, roll));
  }

  private static int floorOfOctave(int key, int lowest) {
    return Math.max(0, key - Math.floorMod(key + lowest, OCTAVE));
  }

  private void octave(Svg svg, int key, double at, double width) {
    svg.path(
        "M%s %sh%s".formatted(Svg.number(LEFT), Svg.number(at), Svg.number(width)),
        Paint.stroke(Palette.GRID, 1, 0.45));
    if (key < to) {
      svg.text(LEFT - 5, at, name(key), Lettering.TICK.ending());
    }
  }

  private String name(int key) {
    return NOTES[Math.floorMod(key + lowest, OCTAVE)] + (Math.floorDiv(key + lowest, OCTAVE) - 1);
  }

  private Image.Png pixels(Roll roll) {
    int width = roll.frames().length;
    byte[] pixels = new byte[width * (to - from)];
    for (int t = 0; t < width; t++) {
      for (int key = from; key < to; key++) {
        pixels[(to - 1 - key) * width + t] = color(roll, t, key);
      }
    }
    return new Image.Png(Png.indexed(pixels, width, to - from, palette()), width, to - from);
  }

  private static byte color(Roll roll, int t, int key) {
    if (roll.isPadding(t)) {
      return PADDING;
    }
    double chance = roll.at(t, key);
    return Double.isNaN(chance)
        ? BROKEN
        : (byte) (chance < Roll.UNLIKELY ? 0 : Math.clamp(Math.round(chance * SHADES), 1, SHADES));
  }

  private static int[] palette() {
    int[] palette = new int[SHADES + 3];
    Arrays.setAll(palette, shade -> shade * 255 / SHADES << 24 | rgb(Palette.BLUE));
    palette[BROKEN] = 0xff << 24 | rgb(Palette.RED);
    palette[PADDING] = 0x38 << 24 | rgb(Palette.GREY);
    return palette;
  }

  private static int rgb(String color) {
    return Integer.parseInt(color.substring(1), 16);
  }

  /** A line for each key that is used, the highest first. */
  private String text(String title, Roll roll) {
    int[] used = roll.used().toArray();
    StringBuilder lines = new StringBuilder(title);
    for (int i = used.length - 1; i >= 0; i--) {
      int key = used[i];
      StringBuilder line = new StringBuilder("%-4s".formatted(name(key)));
      IntStream.range(0, roll.frames().length).forEach(t -> line.append(glyph(roll, t, key)));
      lines.append('\n').append(line.toString().stripTrailing());
    }
    return lines.append(used.length == 0 ? ": nothing is played" : "").toString();
  }

  private static char glyph(Roll roll, int t, int key) {
    double chance = roll.at(t, key);
    if (roll.isPadding(t) || Double.isNaN(chance)) {
      return roll.isPadding(t) ? '-' : '×';
    }
    return chance < Roll.UNLIKELY
        ? ' '
        : " ░▒▓█".charAt(Math.clamp((int) Math.ceil(chance * 4), 1, 4));
  }
}
