package damo.op.nnet;

import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.op.shape.DimShuffle;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.BatchNorm;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Batch normalization of one tensor, whose parameters have its rank or one axis for each that is
 * not normalized over.
 */
public final class Normalizations {
  private final TensorVariable x;
  private final BatchNorm options;
  private final Ints axes;
  private final Ints kept;

  private Normalizations(TensorVariable x, BatchNorm options) {
    this.x = x;
    this.options = options;
    int[] sorted =
        options.axesOf(x.ndim()).stream()
            .map(a -> Reduced.axis("batchNormalization", x, a))
            .sorted()
            .distinct()
            .toArray();
    this.axes = Ints.of(sorted);
    this.kept = Ints.of(IntStream.range(0, x.ndim()).filter(i -> !axes.contains(i)).toArray());
  }

  /** The result, the mean, invstd and, with running statistics, their new values. */
  public static List<TensorVariable> train(
      Object x, Object scale, Object shift, BatchNorm options) {
    List<TensorVariable> inputs = floats(x, scale, shift);
    Normalizations of = new Normalizations(inputs.getFirst(), options);
    return of.train(inputs.get(1), inputs.get(2));
  }

  /** With statistics that are known. */
  public static TensorVariable test(
      Object x, Object scale, Object shift, Object mean, Object variance, BatchNorm options) {
    List<TensorVariable> inputs = floats(x, scale, shift, mean, variance);
    Normalizations of = new Normalizations(inputs.getFirst(), options);
    of.checkRanks(inputs.subList(1, 5));
    List<TensorVariable> p = inputs.subList(1, 5).stream().map(of::spread).toList();
    TensorVariable invstd = p.get(3).add(options.epsilon()).sqrt().inv();
    return of.x.sub(p.get(2)).mul(p.get(0).mul(invstd)).add(p.get(1));
  }

  private static List<TensorVariable> floats(Object... operands) {
    List<TensorVariable> together = Operands.together(operands);
    DType common =
        together.stream().map(TensorVariable::dtype).reduce(DType::promote).orElseThrow().toFloat();
    return together.stream().map(v -> Cast.to(v, common)).toList();
  }

  private List<TensorVariable> train(TensorVariable scale, TensorVariable shift) {
    checkRanks(List.of(scale, shift));
    boolean isCompact = scale.ndim() != x.ndim();
    List<TensorVariable> all =
        new BatchNormalization(axes, options.epsilon())
            .applyAll(List.of(x, spread(scale), spread(shift)));
    TensorVariable mean = all.get(1);
    List<TensorVariable> statistics = new ArrayList<>(all.subList(1, 3));
    TensorVariable oldMean = options.runningMean();
    TensorVariable oldVariance = options.runningVariance();
    if (oldMean != null && oldVariance != null) {
      checkRanks(List.of(scale, oldMean, oldVariance));
      TensorVariable count = BatchNormalization.count(x, axes);
      TensorVariable squares = x.sub(mean).sqr().sum(axes.toArray(), true);
      statistics.add(moved(spread(oldMean), mean));
      statistics.add(moved(spread(oldVariance), squares.div(count.sub(1))));
    }
    List<TensorVariable> out = new ArrayList<>(List.of(all.getFirst()));
    for (TensorVariable s : statistics) out.add(isCompact ? DimShuffle.of(s, kept.toArray()) : s);
    return out;
  }

  /** The running statistic after the new value. */
  private TensorVariable moved(TensorVariable old, TensorVariable now) {
    double f = options.runningAverageFactor();
    return old.mul(1 - f).add(now.mul(f));
  }

  private void checkRanks(List<TensorVariable> parameters) {
    int first = parameters.getFirst().ndim();
    for (TensorVariable p : parameters) {
      if (p.ndim() == first && (first == x.ndim() || first == kept.size())) continue;
      throw new ShapeException(
          "batchNormalization of "
              + x.label()
              + " with rank "
              + x.ndim()
              + " over axes "
              + axes
              + ": its parameters have rank "
              + kept.size()
              + " or "
              + x.ndim()
              + ", all the same; "
              + p.label()
              + " has rank "
              + p.ndim());
    }
  }

  /** A parameter with length 1 along the axes normalized over. */
  private TensorVariable spread(TensorVariable parameter) {
    if (parameter.ndim() == x.ndim()) return parameter;
    int[] pattern = new int[x.ndim()];
    Arrays.fill(pattern, -1);
    for (int i = 0; i < kept.size(); i++) pattern[kept.get(i)] = i;
    return DimShuffle.of(parameter, pattern);
  }
}
