package damo.link.routine.random;

import damo.link.routine.LibraryRoutine;
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
  private final Generator generator = new Generator();
  private final Parameter trials = new Parameter();
  private final Parameter chance = new Parameter();
  private final Multinomial multinomial = new Multinomial();
  private double[] chances = new double[0];
  private long[] counts = new long[0];
  private Ints drawnShape = Ints.of();
  private Ints lines = Ints.of();

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
    MersenneTwister random = generator.of(in.get(0), out.get(0));
    Operand drawn = out.get(1);
    if (drawn.size() == 0) return;
    Operand p = in.get(3);
    trials.read(in.get(2), lines(drawn.shape()));
    chance.read(p, drawn.shape());
    double tolerance = p.dtype() == DType.FLOAT64 ? TOLERANCE : Math.sqrt(0x1p-23);
    int outcomes = chances.length;
    for (int at = 0, line = 0; at < drawn.size(); at += outcomes, line++) {
      for (int i = 0; i < outcomes; i++) chances[i] = chance.doubleAt(at + i);
      Limits.distribution(chances, tolerance);
      shrink(chances);
      Limits.trials(trials.longAt(line));
      multinomial.draw(random, trials.longAt(line), chances, counts);
      for (int i = 0; i < outcomes; i++) drawn.put(drawn.offset() + at + i, counts[i]);
    }
  }

  /** The shape of all lines; makes room for one. */
  private Ints lines(Ints shape) {
    if (shape.equals(drawnShape)) return lines;
    int axis = shape.size() - 1;
    chances = new double[shape.get(axis)];
    counts = new long[shape.get(axis)];
    drawnShape = shape;
    lines = Ints.of(shape.stream().limit(axis).toArray());
    return lines;
  }

  /** Rounded probabilities of all but the last must leave it at least 0. */
  private static void shrink(double[] chances) {
    double sum = 0;
    for (int i = 0; i < chances.length - 1; i++) sum += chances[i];
    if (sum > 1 + 1e-12) for (int i = 0; i < chances.length; i++) chances[i] /= sum;
  }
}
