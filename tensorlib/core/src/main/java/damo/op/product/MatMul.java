package damo.op.product;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Unbroadcast;
import damo.op.shape.DimShuffle;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Products of the matrices in the last two axes; all leading axes broadcast. */
public record MatMul() implements TensorOp {
  /** As {@code numpy.matmul}: a vector on the left is a row, one on the right a column. */
  public static TensorVariable of(Object left, Object right) {
    List<TensorVariable> both = Operands.together(left, right);
    TensorVariable a = both.get(0);
    TensorVariable b = both.get(1);
    checkRank("matmul", a, 1);
    checkRank("matmul", b, 1);
    if (a.ndim() <= 2 && b.ndim() <= 2) return Dot.of(a, b);
    if (a.ndim() == 1) return rowTimes(a, b);
    if (b.ndim() == 1) return timesColumn(a, b);
    return ofMatrices(a, b);
  }

  /** Of stacks of matrices (…, m, k) and (…, k, n). */
  public static TensorVariable ofMatrices(TensorVariable a, TensorVariable b) {
    DType dtype = DType.promote(a.dtype(), b.dtype());
    TensorVariable x = Cast.to(a, dtype);
    TensorVariable y = Cast.to(b, dtype);
    return a.ndim() == 2 && b.ndim() == 2 ? new Dot().apply(x, y) : new MatMul().apply(x, y);
  }

  /** Vectors (…, k) times matrices (…, k, n). */
  public static TensorVariable rowTimes(TensorVariable v, TensorVariable m) {
    return dropped(ofMatrices(inserted(v, -1), m), 2);
  }

  /** Matrices (…, m, k) times vectors (…, k). */
  public static TensorVariable timesColumn(TensorVariable m, TensorVariable v) {
    return dropped(ofMatrices(m, inserted(v, 0)), 1);
  }

  /** Inner products of vectors (…, k). */
  public static TensorVariable inner(TensorVariable v, TensorVariable w) {
    return dropped(timesColumn(inserted(v, -1), w), 1);
  }

  /** With an axis of length 1 behind, or {@code shift} axes further to the front. */
  private static TensorVariable inserted(TensorVariable v, int shift) {
    int at = v.ndim() + shift;
    return DimShuffle.of(
        v,
        IntStream.rangeClosed(0, v.ndim()).map(i -> i < at ? i : i == at ? -1 : i - 1).toArray());
  }

  /** Without the axis counted from behind. */
  private static TensorVariable dropped(TensorVariable v, int fromBehind) {
    int gone = v.ndim() - fromBehind;
    return DimShuffle.of(v, IntStream.range(0, v.ndim()).filter(i -> i != gone).toArray());
  }

  /** Throws a ShapeException naming {@code op} if {@code x} has less than {@code least} axes. */
  public static void checkRank(String op, TensorVariable x, int least) {
    if (x.ndim() < least)
      throw new ShapeException(
          op
              + " takes at least rank "
              + least
              + ", "
              + x.label()
              + " has rank "
              + x.ndim()
              + " ("
              + x.type()
              + ")"
              + (x.ndim() == 0 ? "; use mul for scalars" : ""));
  }

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.get(0);
    TensorVariable b = inputs.get(1);
    checkRank("matmul", a, 2);
    checkRank("matmul", b, 2);
    Ints m = a.type().lengths();
    Ints n = b.type().lengths();
    int k = m.get(m.size() - 1);
    int kb = n.get(n.size() - 2);
    try {
      if (k >= 0 && kb >= 0 && k != kb)
        throw new ShapeException("lengths " + k + " and " + kb + " differ");
      IntStream batch = TensorType.broadcast(List.of(leading(a), leading(b))).stream();
      IntStream core = IntStream.of(m.get(m.size() - 2), n.get(n.size() - 1));
      return List.of(new TensorType(a.dtype(), Ints.of(IntStream.concat(batch, core).toArray())));
    } catch (ShapeException e) {
      throw new ShapeException(
          "matmul of "
              + a.label()
              + " "
              + a.type()
              + " and "
              + b.label()
              + " "
              + b.type()
              + ": "
              + e.getMessage());
    }
  }

  private static TensorType leading(TensorVariable x) {
    return new TensorType(
        x.dtype(), Ints.of(x.type().lengths().stream().limit(x.ndim() - 2).toArray()));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.MATMUL, Ints.of());
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return Optional.of(List.of(apply(batch.aligned())));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable a = node.in(0);
    TensorVariable b = node.in(1);
    if (!a.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero());
    TensorVariable g = TensorOp.only(outputGradients);
    return List.of(
        Gradient.of(Unbroadcast.to(ofMatrices(g, b.matrixTranspose()), a)),
        Gradient.of(Unbroadcast.to(ofMatrices(a.matrixTranspose(), g), b)));
  }
}
