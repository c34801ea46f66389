package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.op.random.Limits;
import damo.op.random.Outcomes;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/** What uniform numbers select by the probabilities of a row; see {@link Outcomes}. */
public final class OutcomesRoutine implements LibraryRoutine {
  private static final double TOLERANCE = Math.sqrt(0x1p-23);

  private final Outcomes.Kind kind;

  /** The probabilities of a row; kept between draws. */
  private double[] chances = new double[0];

  private List<Ints> shapes = List.of(Ints.of(-1, -1));

  /** By the number of an {@link Outcomes.Kind}. */
  public OutcomesRoutine(int kind) {
    this.kind = Outcomes.Kind.values()[kind];
  }

  @Override
  public boolean isSizedByElements() {
    return kind != Outcomes.Kind.COUNTS;
  }

  @Override
  public List<Ints> shapes(List<Operand> in) {
    Operand p = in.getFirst();
    int columns = kind == Outcomes.Kind.COUNTS ? p.length(1) : trials(in);
    Ints last = shapes.getFirst();
    if (last.get(0) != p.length(0) || last.get(1) != columns)
      shapes = List.of(Ints.of(p.length(0), columns));
    return shapes;
  }

  private static int trials(List<Operand> in) {
    long n = in.get(2).longAt(in.get(2).offset());
    Limits.trials(n);
    return Ints.exact(n);
  }

  @Override
  public void run(List<Operand> in, List<Operand> out) {
    Operand p = in.get(0);
    Operand unis = in.get(1);
    int trials = trials(in);
    int rows = p.length(0);
    if (unis.size() != (long) rows * trials)
      throw new ShapeException(
          trials + " trials of " + rows + " rows want as many numbers, got " + unis.size());
    long[] to = (long[]) out.getFirst().array();
    int width = out.getFirst().length(1);
    if (kind == Outcomes.Kind.DIFFERENT && rows > 0) Limits.different(trials, p.length(1));
    if (chances.length != p.length(1)) chances = new double[p.length(1)];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < chances.length; k++)
        chances[k] = p.doubleAt(p.offset() + row * p.stride(0) + k * p.stride(1));
      int at = out.getFirst().offset() + row * width;
      if (kind == Outcomes.Kind.COUNTS) Arrays.fill(to, at, at + width, 0);
      if (trials > 0) select(unis, row, rows, trials, to, at);
    }
  }

  private void select(Operand unis, int row, int rows, int trials, long[] to, int at) {
    Limits.distribution(chances, TOLERANCE);
    if (kind == Outcomes.Kind.DIFFERENT) Limits.different(trials, Limits.likely(chances));
    for (int trial = 0; trial < trials; trial++) {
      int selected = selected(unis.doubleAt(unis.offset() + (trial * rows + row) * unis.stride(0)));
      if (kind == Outcomes.Kind.COUNTS) to[at + selected]++;
      else to[at + trial] = selected;
      if (kind == Outcomes.Kind.DIFFERENT && trial < trials - 1) leaveOut(selected);
    }
  }

  /** The first up to which the probabilities sum to more than {@code u}; else the last likely. */
  private int selected(double u) {
    double sum = 0;
    int likely = 0;
    for (int k = 0; k < chances.length; k++) {
      if (chances[k] > 0) likely = k;
      sum += chances[k];
      if (sum > u) return k;
    }
    return likely;
  }

  private void leaveOut(int selected) {
    chances[selected] = 0;
    double sum = 0;
    for (double p : chances) sum += p;
    for (int k = 0; k < chances.length; k++) chances[k] /= sum;
  }
}
