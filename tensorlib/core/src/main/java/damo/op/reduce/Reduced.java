package damo.op.reduce;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.running.OtherProducts;
import damo.op.shape.DimShuffle;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Elements along axes become one.
 *
 * @param axes sorted, not negative
 * @param accumulator the dtype in which partial results are held
 * @param result the dtype of the output
 */
public record Reduced(Reduction kind, Ints axes, boolean keepdims, DType accumulator, DType result)
    implements TensorOp {
  /** With the dtypes that the kind has by itself. */
  public static TensorVariable of(Reduction kind, TensorVariable x, Ints axes, boolean keepdims) {
    return of(kind, x, axes, keepdims, null, null);
  }

  /**
   * @param result the dtype of the output; null for the usual one
   * @param accumulator the dtype of partial results; null for the usual one
   */
  public static TensorVariable of(
      Reduction kind,
      TensorVariable x,
      Ints axes,
      boolean keepdims,
      @Nullable DType result,
      @Nullable DType accumulator) {
    DType out = result != null ? result : usualResult(kind, x.dtype());
    DType acc = accumulator != null ? accumulator : usualAccumulator(kind, x.dtype(), out);
    return new Reduced(kind, checked(kind, x, axes), keepdims, acc, out).apply(x);
  }

  /** All axes of {@code x}. */
  public static Ints allAxes(TensorVariable x) {
    return Ints.range(0, x.ndim());
  }

  /** Axes counted from either end, sorted. */
  private static Ints checked(Reduction kind, TensorVariable x, Ints axes) {
    int[] sorted = axes.stream().map(a -> axis(kind.code(), x, a)).sorted().toArray();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1])
        throw new DamoException(
            kind.code() + " of " + x.label() + ": axis " + sorted[i] + " is given twice");
    }
    return Ints.of(sorted);
  }

  /** {@code axis} of {@code x} counted from the front. */
  public static int axis(String op, TensorVariable x, int axis) {
    int at = axis < 0 ? axis + x.ndim() : axis;
    if (at < 0 || at >= x.ndim()) {
      throw new ShapeException(
          op + " of " + x.label() + ", which has " + x.ndim() + " axes: there is no axis " + axis);
    }
    return at;
  }

  private static DType usualResult(Reduction kind, DType x) {
    return switch (kind) {
      case SUM, PROD -> x.toSum();
      case MEAN -> x.isFloat() ? x : DType.FLOAT64;
      case MAX, PEAK, MIN -> x;
      case ANY, ALL -> DType.BOOL;
      case ARGMAX, ARGMIN -> DType.INT64;
    };
  }

  private static DType usualAccumulator(Reduction kind, DType x, DType result) {
    return switch (kind) {
      case SUM, PROD, MEAN ->
          DType.promote(result.toAccumulator(), x.isFloat() ? x.toAccumulator() : result);
      case MAX, PEAK, MIN, ARGMAX, ARGMIN -> x;
      case ANY, ALL -> DType.BOOL;
    };
  }

  @Override
  public Set<String> implied(Apply node) {
    DType x = ((TensorVariable) node.input(0)).dtype();
    Set<String> out = new HashSet<>(Set.of("kind"));
    if (axes.size() == ((TensorVariable) node.input(0)).ndim()) out.add("axes");
    if (result == usualResult(kind, x)) out.add("result");
    if (accumulator == usualAccumulator(kind, x, result)) out.add("accumulator");
    return out;
  }

  @Override
  public String name() {
    return kind.code();
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    Ints in = inputs.getFirst().type().lengths();
    IntStream kept =
        IntStream.range(0, in.size())
            .filter(i -> keepdims || !axes.contains(i))
            .map(i -> axes.contains(i) ? 1 : in.get(i));
    return List.of(new TensorType(result, Ints.of(kept.toArray())));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Reduce(kind, axes, keepdims, accumulator);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable x = node.in(0);
    if (!x.dtype().isFloat()) return List.of(Gradient.zero());
    TensorVariable g = spread(Cast.to(TensorOp.only(outputGradients), x.dtype()), x.ndim());
    TensorVariable y = spread(node.out(), x.ndim());
    return List.of(
        switch (kind) {
          case SUM -> Gradient.of(x.fill(g));
          case MEAN -> Gradient.of(x.fill(g.div(count(x))));
          case MAX, PEAK, MIN -> Gradient.of(sharedAmongTies(x, y, g));
          case PROD -> Gradient.of(g.mul(OtherProducts.of(x, axes)));
          case ANY, ALL, ARGMAX, ARGMIN -> Gradient.zero();
        });
  }

  /** {@code v} with the reduced axes back, of length 1. */
  TensorVariable spread(TensorVariable v, int ndim) {
    if (keepdims) return v;
    int[] pattern = new int[ndim];
    for (int i = 0, from = 0; i < ndim; i++) pattern[i] = axes.contains(i) ? -1 : from++;
    return DimShuffle.of(v, pattern);
  }

  /** How many elements become one. */
  private TensorVariable count(TensorVariable x) {
    TensorVariable n = damo.tensor.TensorConstant.scalar(DType.INT64, 1);
    for (int axis : axes.toArray()) n = n.mul(damo.op.shape.Length.of(x, axis));
    return Cast.to(n, x.dtype());
  }

  private TensorVariable sharedAmongTies(TensorVariable x, TensorVariable y, TensorVariable g) {
    TensorVariable ties = Cast.to(x.eq(y), x.dtype());
    return ties.mul(g.div(of(Reduction.SUM, ties, axes, true)));
  }
}
