package damo.display;

import damo.display.chart.RollChart;
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
 * Frames beyond 200 are counted, not shown. The lowest key is the A of 27.5 Hz (MIDI 21) unless
 * {@link #lowest} says otherwise.
 */
public final class PianoRoll implements Showable {
  private static final int MOST = 200;
  private static final int LOWEST_OF_A_PIANO = 21;

  private final Map<String, double[][]> rolls;
  private final int lowest;

  private PianoRoll(Map<String, double[][]> rolls, int lowest) {
    this.rolls = rolls;
    this.lowest = lowest;
  }

  /**
   * One roll.
   *
   * @param roll shape (frames, keys), of 0 and 1 or of chances: an {@code INDArray} or arrays
   * @throws IllegalArgumentException for another shape
   */
  public static PianoRoll of(String name, Object roll) {
    return new PianoRoll(Map.of(), LOWEST_OF_A_PIANO).with(name, roll);
  }

  /** The same with another roll below. */
  public PianoRoll with(String name, Object roll) {
    Values values = Values.of(roll);
    boolean isEmpty = values.data().length == 0;
    if (values.shape().length != 2 && !isEmpty)
      throw new IllegalArgumentException(
          "a roll has shape (frames, keys), and \"%s\" has %s".formatted(name, values.shapeText()));
    Map<String, double[][]> more = new LinkedHashMap<>(rolls);
    more.put(name, isEmpty ? new double[0][0] : values.rows());
    return new PianoRoll(more, lowest);
  }

  /** The number that MIDI has for the first key. */
  public PianoRoll lowest(int midi) {
    return new PianoRoll(rolls, midi);
  }

  @Override
  public Part part() {
    List<Part> parts = new ArrayList<>();
    rolls.forEach((name, roll) -> {
      double[][] shown = roll.length > MOST ? java.util.Arrays.copyOf(roll, MOST) : roll;
      parts.add(RollChart.draw(name, shown, lowest));
      if (roll.length > MOST)
        parts.add(Part.muted("%,d frames more".formatted(roll.length - MOST)));
    });
    return Part.column(parts.toArray(Part[]::new));
  }

  @Override
  public String toString() {
    return part().text();
  }
}
