package damo.link.routine.random;

import damo.link.Broadcast;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Lines;
import damo.link.routine.Operand;
import damo.op.random.Limits;
import damo.runtime.random.MersenneTwister;
import damo.runtime.random.Multinomial;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.util.List;

/** Counts of outcomes, as {@code RandomState.multinomial} draws them line after line. */
public final class MultinomialDraw implements LibraryRoutine {
  /** What sums of probabilities may miss, as in NumPy's {@code allclose}. */
  private static final double TOLERANCE = 1e-5;

  private final DrawShapes shapes = new DrawShapes();
  private final Parameter trials = new Parameter();

  @Override
  public boolean isSizedByElements() {
    return true;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Operand p = in.get(3);
    return shapes.of(in.get(0), in.get(1), p.length(p.rank() - 1));
  }

  /** Inputs: state, lengths, counts, probabilities. Results: the state after that, counts. */
  @Override
  public void run(List<Operand> in, List<Operand> out) {
    MersenneTwister random = Generator.of(in.get(0), out.get(0));
    Operand drawn = out.get(1);
    if (drawn.size() == 0) return;
    Operand p = in.get(3);
    int axis = drawn.rank() - 1;
    trials.read(in.get(2), Ints.of(drawn.shape().stream().limit(axis).toArray()));
    double tolerance = p.dtype() == DType.FLOAT64 ? TOLERANCE : Math.sqrt(0x1p-23);
    Operand lines = p.seenAs(new Layout(Broadcast.to(p.geometry(), drawn.shape()), p.offset()));
    Operand to = drawn.seenAs(new Layout(Geometry.dense(drawn.shape()), drawn.offset()));
    double[] chances = new double[drawn.length(axis)];
    long[] counts = new long[chances.length];
    int[] line = {0};
    Lines.forEach(
        axis,
        List.of(lines, to),
        starts -> {
          for (int i = 0; i < chances.length; i++)
            chances[i] = lines.doubleAt(starts[0] + i * lines.stride(axis));
          Limits.distribution(chances, tolerance);
          shrink(chances);
          long n = trials.longAt(line[0]++);
          Limits.trials(n);
          Multinomial.draw(random, n, chances, counts);
          for (int i = 0; i < counts.length; i++) to.put(starts[1] + i, counts[i]);
        });
  }

  /** Rounded probabilities of all but the last must leave it at least 0. */
  private static void shrink(double[] chances) {
    double sum = 0;
    for (int i = 0; i < chances.length - 1; i++) sum += chances[i];
    if (sum > 1 + 1e-12) for (int i = 0; i < chances.length; i++) chances[i] /= sum;
  }
}
