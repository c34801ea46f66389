package damo.data.sets;

import damo.data.DataException;
import damo.data.sequence.Pairs;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences of noise, five numbers a frame, with targets that depend on the one or two frames
 * before: what a recurrent network has to remember. Two thirds of the sequences are to learn from,
 * a sixth each for validation and test.
 */
public final class LagTask {
  private static final int INPUTS = 5;
  private static final int SEQUENCES = 100;
  private static final double MARGIN = 0.5;
  private static final double NOISE = 0.01;

  private final double[][][] x;
  private final Random random;

  private LagTask(int sequences, int frames, long seed) {
    if (sequences < 6 || frames < 3) {
      throw new DataException(
          "a lag task needs 6 sequences of 3 frames or more, not %d of %d"
              .formatted(sequences, frames));
    }
    random = new Random(seed);
    x = new double[sequences][frames][INPUTS];
    for (double[][] sequence : x) {
      for (double[] frame : sequence) {
        java.util.Arrays.setAll(frame, i -> random.nextGaussian());
      }
    }
  }

  /** One target of one frame; frames before the first that counts have 0. */
  private interface Target {
    double of(double[] before, double[] twoBefore);
  }

  /** {@link #real(int, int, long)} with 100 sequences of 11 frames. */
  public static Parts<Pairs> real(long seed) {
    return real(SEQUENCES, 11, seed);
  }

  /**
   * Three numbers of the frames before: input 3 and 2 of the last, 0 of the one before it, with a
   * little noise.
   *
   * @return float32: x (n, frames, 5), y (n, frames, 3)
   */
  public static Parts<Pairs> real(int sequences, int frames, long seed) {
    var task = new LagTask(sequences, frames, seed);
    double[][][] y = new double[sequences][frames][3];
    task.fill(y, 0, 1, (before, twoBefore) -> before[3]);
    task.fill(y, 1, 1, (before, twoBefore) -> before[2]);
    task.fill(y, 2, 2, (before, twoBefore) -> twoBefore[0]);
    for (double[][] sequence : y) {
      for (double[] frame : sequence) {
        for (int i = 0; i < frame.length; i++) {
          frame[i] += NOISE * task.random.nextGaussian();
        }
      }
    }
    return task.parts(array(y, DType.FLOAT32));
  }

  /** {@link #binary(int, int, long)} with 100 sequences of 11 frames. */
  public static Parts<Pairs> binary(long seed) {
    return binary(SEQUENCES, 11, seed);
  }

  /**
   * Two yes-or-no questions: is input 3 of the last frame greater than input 0 of the one before
   * it, and is the product of inputs 4 and 2 of the last?
   *
   * @return x float32 (n, frames, 5), y int32 (n, frames, 2)
   */
  public static Parts<Pairs> binary(int sequences, int frames, long seed) {
    var task = new LagTask(sequences, frames, seed);
    double[][][] y = new double[sequences][frames][2];
    task.fill(y, 0, 2, (before, twoBefore) -> before[3] > twoBefore[0] ? 1 : 0);
    task.fill(y, 1, 2, (before, twoBefore) -> before[4] * before[2] > twoBefore[0] ? 1 : 0);
    return task.parts(array(y, DType.INT32));
  }

  /** {@link #softmax(int, int, long)} with 100 sequences of 10 frames. */
  public static Parts<Pairs> softmax(long seed) {
    return softmax(SEQUENCES, 10, seed);
  }

  /**
   * One class of three: 1 if input 3 of the last frame exceeds input 0 of the one before it by more
   * than a half, 2 if it falls short by more than that, else 0.
   *
   * @return x float32 (n, frames, 5), y int32 (n, frames)
   */
  public static Parts<Pairs> softmax(int sequences, int frames, long seed) {
    var task = new LagTask(sequences, frames, seed);
    double[][][] y = new double[sequences][frames][1];
    task.fill(y, 0, 2, (before, twoBefore) -> side(before[3] - twoBefore[0]));
    return task.parts(array(y, DType.INT32).reshape('c', sequences, frames));
  }

  private static int side(double difference) {
    return difference > MARGIN ? 1 : difference < -MARGIN ? 2 : 0;
  }

  private void fill(double[][][] y, int output, int first, Target target) {
    double[] none = new double[INPUTS];
    for (int i = 0; i < y.length; i++) {
      for (int t = first; t < y[i].length; t++) {
        y[i][t][output] = target.of(x[i][t - 1], t < 2 ? none : x[i][t - 2]);
      }
    }
  }

  private Parts<Pairs> parts(INDArray y) {
    return cut(new Pairs(array(x, DType.FLOAT32), y));
  }

  /** Two thirds, a sixth, a sixth. */
  static Parts<Pairs> cut(Pairs all) {
    int first = all.size() * 4 / 6;
    int second = all.size() * 5 / 6;
    return new Parts<>(
        all.range(0, first), all.range(first, second), all.range(second, all.size()));
  }

  /** All numbers, one after another, in an array of that type. */
  static INDArray array(double[][][] numbers, DType dtype) {
    int frames = numbers[0].length;
    int features = numbers[0][0].length;
    Value value = Value.zeros(dtype, Ints.of(numbers.length, frames, features));
    for (int i = 0; i < value.size(); i++) {
      double number = numbers[i / features / frames][i / features % frames][i % features];
      Elements.of(dtype).setDouble(value.array(), i, number);
    }
    return Nd4jBorder.toNd4j(value);
  }
}
