package damo.op.product;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The product of vectors and matrices: sums over the last axis of a and the first of b. */
public record Dot() implements TensorOp {
  /**
   * As {@code numpy.dot}: a scalar multiplies; of more axes, the last of a with the last but one of
   * b.
   */
  public static TensorVariable of(Object left, Object right) {
    List<TensorVariable> both = Operands.together(left, right);
    TensorVariable a = both.get(0);
    TensorVariable b = both.get(1);
    if (a.ndim() == 0 || b.ndim() == 0) return a.mul(b);
    DType dtype = DType.promote(a.dtype(), b.dtype());
    TensorVariable x = Cast.to(a, dtype);
    TensorVariable y = Cast.to(b, dtype);
    return x.ndim() <= 2 && y.ndim() <= 2 ? new Dot().apply(x, y) : ofMoreAxes(x, y);
  }

  /** Flattened to matrices, multiplied, and put back in shape. */
  private static TensorVariable ofMoreAxes(TensorVariable a, TensorVariable b) {
    List<TensorVariable> as = Lengths.of(a);
    List<TensorVariable> bs = Lengths.of(b);
    TensorVariable k = as.removeLast();
    int summed = Math.max(0, b.ndim() - 2);
    int[] front =
        IntStream.concat(
                IntStream.of(summed), IntStream.range(0, b.ndim()).filter(i -> i != summed))
            .toArray();
    TensorVariable kb = bs.remove(summed);
    TensorVariable x = Reshape.of(a, Lengths.vector(Contraction.count(as), k), 2);
    TensorVariable y =
        Reshape.of(DimShuffle.of(b, front), Lengths.vector(kb, Contraction.count(bs)), 2);
    List<TensorVariable> shape = new ArrayList<>(as);
    shape.addAll(bs);
    return Reshape.of(new Dot().apply(x, y), MakeVector.of(shape), shape.size());
  }

  @Override
  public String name() {
    return "dot";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.get(0);
    TensorVariable b = inputs.get(1);
    Ints m = a.type().lengths();
    Ints n = b.type().lengths();
    int k = m.get(a.ndim() - 1);
    int kb = n.get(0);
    if (k >= 0 && kb >= 0 && k != kb) {
      throw new ShapeException(
          "dot of "
              + a.label()
              + " "
              + a.type()
              + " and "
              + b.label()
              + " "
              + b.type()
              + ": lengths "
              + k
              + " and "
              + kb
              + " differ");
    }
    IntStream lengths = IntStream.concat(m.stream().limit(a.ndim() - 1), n.stream().skip(1));
    return List.of(new TensorType(a.dtype(), Ints.of(lengths.toArray())));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.DOT, Ints.of());
  }

  /** Flattened where one side is the same for all elements, else as a stack of products. */
  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    TensorVariable a = batch.in(0);
    TensorVariable b = batch.in(1);
    return Optional.of(List.of(batch.has(0) && batch.has(1) ? stacked(batch) : flat(batch, a, b)));
  }

  private static TensorVariable stacked(Batch batch) {
    TensorVariable a = batch.in(0);
    TensorVariable b = batch.in(1);
    boolean isRow = batch.rank(0) == 1;
    boolean isColumn = batch.rank(1) == 1;
    if (isRow) return isColumn ? MatMul.inner(a, b) : MatMul.rowTimes(a, b);
    return isColumn ? MatMul.timesColumn(a, b) : MatMul.ofMatrices(a, b);
  }

  private static TensorVariable flat(Batch batch, TensorVariable a, TensorVariable b) {
    if (batch.has(0)) return of(a, b);
    if (batch.rank(1) == 1) return of(b, a.transpose());
    return batch.rank(0) == 1 ? of(a, b) : MatMul.ofMatrices(a, b);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable b = node.in(1);
    TensorVariable g = TensorOp.only(outputGradients);
    if (!a.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero());
    if (a.ndim() == 1 && b.ndim() == 1) return both(b.mul(g), a.mul(g));
    if (a.ndim() == 1) return both(of(b, g), column(a).mul(row(g)));
    if (b.ndim() == 1) return both(column(g).mul(row(b)), of(DimShuffle.of(a, 1, 0), g));
    return both(of(g, DimShuffle.of(b, 1, 0)), of(DimShuffle.of(a, 1, 0), g));
  }

  private static List<Gradient> both(TensorVariable a, TensorVariable b) {
    return List.of(Gradient.of(a), Gradient.of(b));
  }

  private static TensorVariable column(TensorVariable v) {
    return DimShuffle.of(v, 0, -1);
  }

  private static TensorVariable row(TensorVariable v) {
    return DimShuffle.of(v, -1, 0);
  }
}
