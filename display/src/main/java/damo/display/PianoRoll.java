package damo.display;

import damo.data.sequence.SequenceBatch;
import damo.display.chart.RollChart;
import damo.display.number.Fmt;
import damo.display.number.Roll;
import damo.display.number.Values;
import damo.display.part.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Music as a roll of paper: time to the right, a line for each key, dark where a key is played, or
 * as dark as it is likely. Several may stand below each other:
 *
 * <pre>{@code
 * PianoRoll.of("played", piece).with("expected", likely).with("made up", sample)
 * }</pre>
 *
 * All are cut to the octaves that any of them uses. Frames that a mask leaves out are grey, NaN is
 * red; frames beyond 200, and rolls of a batch beyond 8, are counted, not shown. The lowest key is
 * the A of 27.5 Hz (MIDI 21) unless {@link #lowest} says otherwise.
 */
public final class PianoRoll implements Showable {
  private static final int MOST = 200;
  private static final int ROLLS = 8;
  private static final int LOWEST_OF_A_PIANO = 21;

  private final Map<String, Roll> rolls;
  private final int lowest;
  private final int left;

  private PianoRoll(Map<String, Roll> rolls, int lowest, int left) {
    this.rolls = rolls;
    this.lowest = lowest;
    this.left = left;
  }

  /**
   * One roll.
   *
   * @param roll shape (frames, keys), of 0 and 1 or of chances: an {@code INDArray} or arrays
   * @throws IllegalArgumentException for another shape
   */
  public static PianoRoll of(String name, Object roll) {
    return new PianoRoll(Map.of(), LOWEST_OF_A_PIANO, 0).with(name, roll);
  }

  /** The sequences of a padded batch, below each other. */
  public static PianoRoll of(SequenceBatch batch) {
    PianoRoll all = new PianoRoll(Map.of(), LOWEST_OF_A_PIANO, Math.max(0, batch.size() - ROLLS));
    for (int i = 0; i < Math.min(ROLLS, batch.size()); i++) {
      all = all.with("sequence " + i, batch.x().slice(i).dup('c'), batch.mask().slice(i).dup('c'));
    }
    return all;
  }

  /** The same with another roll below. */
  public PianoRoll with(String name, Object roll) {
    double[][] frames = frames(name, roll);
    return plus(name, new Roll(frames, new boolean[frames.length]));
  }

  /**
   * The same with another roll below, padded to a length that is not its own.
   *
   * @param mask shape (frames,): 1 where a frame is, 0 where padding is
   * @throws IllegalArgumentException when it has not as many frames as the roll
   */
  public PianoRoll with(String name, Object roll, Object mask) {
    double[][] frames = frames(name, roll);
    double[] marks = Values.flat(mask);
    if (marks.length != frames.length) {
      throw new IllegalArgumentException(
          "\"%s\" has %d frames, and its mask has %d".formatted(name, frames.length, marks.length));
    }
    boolean[] padding = new boolean[marks.length];
    for (int t = 0; t < marks.length; t++) {
      padding[t] = marks[t] == 0;
    }
    return plus(name, new Roll(frames, padding));
  }

  private static double[][] frames(String name, Object roll) {
    Values values = Values.of(roll);
    boolean isEmpty = values.data().length == 0;
    if (values.shape().length != 2 && !isEmpty) {
      throw new IllegalArgumentException(
          "a roll has shape (frames, keys), and \"%s\" has %s".formatted(name, values.shapeText()));
    }
    return isEmpty ? new double[0][0] : values.rows();
  }

  private PianoRoll plus(String name, Roll roll) {
    Map<String, Roll> more = new LinkedHashMap<>(rolls);
    more.put(name, roll);
    return new PianoRoll(more, lowest, left);
  }

  /** The number that MIDI has for the first key. */
  public PianoRoll lowest(int midi) {
    return new PianoRoll(rolls, midi, left);
  }

  @Override
  public Part part() {
    RollChart chart =
        new RollChart(rolls.values().stream().map(roll -> roll.first(MOST)).toList(), lowest);
    List<Part> parts = new ArrayList<>();
    rolls.forEach((name, roll) -> {
      parts.add(chart.draw(name, roll.first(MOST)));
      int more = roll.frames().length - MOST;
      if (more > 0) {
        parts.add(Part.muted(Fmt.count(more) + " frames more"));
      }
    });
    if (left > 0) {
      parts.add(Part.muted(Fmt.count(left) + " sequences more"));
    }
    return Part.column(parts.toArray(Part[]::new));
  }

  @Override
  public String toString() {
    return part().text();
  }
}
