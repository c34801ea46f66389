package damo.data.sets;

import damo.data.DataException;
import damo.data.sequence.Pairs;
import damo.scalar.DType;
import java.util.Random;

/**
 * Walks in a corridor with a wall at each end: in each step a move to the left or to the right, and
 * where that leads. Two thirds of the walks are to learn from, a sixth each for validation and
 * test.
 */
public final class Corridor {
  private static final int WALKS = 100;
  private static final int STEPS = 20;
  private static final int CELLS = 5;

  private Corridor() {}

  /** 100 walks of 20 steps through 5 cells. */
  public static Parts<Pairs> walks(long seed) {
    return walks(WALKS, STEPS, CELLS, seed);
  }

  /**
   * Walks that begin anywhere.
   *
   * @return float32: x (walks, steps, 2) with the moves, left and right, y (walks, steps + 1,
   *     cells) with the cells, from the one where the walk begins; each a single 1 among zeros
   */
  public static Parts<Pairs> walks(int walks, int steps, int cells, long seed) {
    if (walks < 6 || steps < 1 || cells < 1) {
      throw new DataException(
          "there are 6 walks or more, of a step or more, through a cell or more, not %d, %d and %d"
              .formatted(walks, steps, cells));
    }
    var random = new Random(seed);
    double[][][] moves = new double[walks][steps][2];
    double[][][] places = new double[walks][steps + 1][cells];
    for (int walk = 0; walk < walks; walk++) {
      int place = (int) Math.round(random.nextDouble() * (cells - 1));
      places[walk][0][place] = 1;
      for (int step = 0; step < steps; step++) {
        int move = random.nextInt(2);
        moves[walk][step][move] = 1;
        place = Math.clamp(place + 2 * move - 1, 0, cells - 1);
        places[walk][step + 1][place] = 1;
      }
    }
    return LagTask.cut(
        new Pairs(LagTask.array(moves, DType.FLOAT32), LagTask.array(places, DType.FLOAT32)));
  }
}
