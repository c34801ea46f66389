package damo.rewrite.passes.shape;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.op.TensorOp;
import damo.op.elemwise.SameShape;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.op.shape.ShapeOf;
import damo.rewrite.engine.Made;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The length of an axis by the lengths of what the array is made from: one step back, by what the
 * op means.
 */
public final class ShapeInference {
  private ShapeInference() {}

  /** The length of {@code v} along {@code axis}, an int64 scalar; null if v must be computed. */
  public static @Nullable TensorVariable length(TensorVariable v, int axis) {
    if (v.type().lengths().get(axis) >= 0 || v.owner() == null) return Length.of(v, axis);
    TensorVariable root = SameShape.root(v);
    if (root != v) return Length.of(root, axis);
    return computed(v.owner(), v.index(), axis);
  }

  private static @Nullable TensorVariable computed(Apply node, int output, int axis) {
    List<TensorVariable> in = TensorOp.tensors(node.inputs());
    return switch (node.meaning()) {
      case Meaning.Scalar s -> broadcast(in, ((TensorVariable) node.output(0)).ndim(), axis);
      case Meaning.Reduce r -> reduced(in.getFirst(), r, axis);
      case Meaning.Unbroadcast u -> Length.of(in.get(1), axis);
      case Meaning.View(var map) -> viewed(in, map, axis);
      case Meaning.Index i when i.access() != Meaning.Access.GATHER ->
          Length.of(in.getFirst(), axis);
      case Meaning.Index(var access, Meaning.Place.At at) -> gathered(in, at, axis);
      case Meaning.Composite(var expansion) ->
          length((TensorVariable) expansion.expand(in).get(output), axis);
      case Meaning.Call(var routine, var parameters) ->
          called(in, routine, parameters, output, axis);
      default -> null;
    };
  }

  /** The length that operands broadcast to. */
  private static @Nullable TensorVariable broadcast(
      List<TensorVariable> operands, int ndim, int axis) {
    List<TensorVariable> lengths = new ArrayList<>();
    List<TensorVariable> roots = new ArrayList<>();
    for (TensorVariable v : operands) {
      int own = axis - (ndim - v.ndim());
      TensorVariable root = SameShape.root(v);
      if (own < 0 || v.type().lengths().get(own) == 1 || roots.contains(root)) continue;
      roots.add(root);
      lengths.add(Length.of(v, own));
    }
    return lengths.stream().reduce(SliceLengths::broadcast).orElse(null);
  }

  private static TensorVariable reduced(TensorVariable x, Meaning.Reduce r, int axis) {
    int[] kept =
        IntStream.range(0, x.ndim()).filter(i -> r.keepdims() || !r.axes().contains(i)).toArray();
    return Length.of(x, kept[axis]);
  }

  private static @Nullable TensorVariable viewed(List<TensorVariable> in, ViewMap map, int axis) {
    TensorVariable x = in.getFirst();
    return switch (map) {
      case ViewMap.DimShuffle(var pattern) ->
          pattern.get(axis) < 0 ? number(1) : Length.of(x, pattern.get(axis));
      case ViewMap.Slices(var ranges) -> SliceLengths.of(in, ranges, axis);
      case ViewMap.BroadcastTo b -> entry(in.get(1), axis);
      case ViewMap.Reshape r -> reshaped(x, in.get(1), r.ndim(), axis);
      default -> null;
    };
  }

  private static @Nullable TensorVariable reshaped(
      TensorVariable x, TensorVariable shape, int ndim, int axis) {
    TensorVariable asked = entry(shape, axis);
    if (isLength(asked)) return asked;
    if (!Made.isAll(-1, asked)) return null;
    TensorVariable size = number(1);
    for (int i = 0; i < x.ndim(); i++) size = size.mul(Length.of(x, i));
    TensorVariable others = number(1);
    for (int i = 0; i < ndim; i++) {
      if (i == axis) continue;
      if (!isLength(entry(shape, i))) return null;
      others = others.mul(entry(shape, i));
    }
    return size.floorDiv(others);
  }

  /** Known not to be the −1 that stands for whatever is left. */
  private static boolean isLength(TensorVariable v) {
    return v instanceof TensorConstant c
        ? c.value().getLong(0) >= 0
        : Made.by(Length.class, v) != null;
  }

  /** Whether {@code v} is sure to be the length of an axis of {@code x}. */
  public static boolean isLengthOf(TensorVariable v, TensorVariable x, int axis) {
    int known = x.type().lengths().get(axis);
    if (known >= 0 && Made.isAll(known, v)) return true;
    Apply length = Made.by(Length.class, v);
    return length != null
        && ((Length) length.op()).axis() == axis
        && SameShape.known(Made.input(length, 0), x);
  }

  /** Entry {@code i} of a vector of lengths, by the way it was made. */
  static TensorVariable entry(TensorVariable shape, int i) {
    if (shape instanceof TensorConstant c) return number(c.value().getLong(i));
    Apply made = Made.by(MakeVector.class, shape);
    if (made != null) return Made.input(made, i);
    Apply measured = Made.by(ShapeOf.class, shape);
    return measured != null ? Length.of(Made.input(measured, 0), i) : shape.get(i);
  }

  private static @Nullable TensorVariable gathered(
      List<TensorVariable> in, Meaning.Place.At at, int axis) {
    List<TensorVariable> indices = in.subList(1, in.size());
    int picked = indices.stream().mapToInt(TensorVariable::ndim).max().orElse(0);
    int within = axis - at.position();
    if (within >= 0 && within < picked) return broadcast(indices, picked, within);
    int[] kept =
        IntStream.range(0, in.getFirst().ndim()).filter(i -> !at.axes().contains(i)).toArray();
    return Length.of(in.getFirst(), kept[within < 0 ? axis : axis - picked]);
  }

  private static @Nullable TensorVariable called(
      List<TensorVariable> in, Routine routine, Ints parameters, int output, int axis) {
    return switch (routine) {
      case DOT -> {
        int rows = in.get(0).ndim() - 1;
        yield axis < rows ? Length.of(in.get(0), axis) : Length.of(in.get(1), axis - rows + 1);
      }
      case JOIN -> joined(in, parameters.get(0), axis);
      case RANDOM_UNIFORM,
          RANDOM_NORMAL,
          RANDOM_BINOMIAL,
          RANDOM_INTEGERS,
          RANDOM_POISSON,
          RANDOM_CHOICE,
          RANDOM_MRG_UNIFORM ->
          output == 1 ? entry(in.get(1), axis) : Length.of(in.get(0), axis);
      case ARANGE -> SliceLengths.steps(in.get(0), in.get(1), in.get(2));
      default -> null;
    };
  }

  private static TensorVariable joined(List<TensorVariable> parts, int along, int axis) {
    if (axis != along) return Length.of(parts.getFirst(), axis);
    return parts.stream().map(p -> Length.of(p, axis)).reduce((a, b) -> a.add(b)).orElseThrow();
  }

  /** Whether only the lengths of {@code v} are asked for, so that it need not be computed. */
  static boolean isOnlyMeasured(Variable v, damo.graph.FunctionGraph graph) {
    return !graph.isOutput(v)
        && graph.clients(v).stream()
            .allMatch(c ->
                c.node().op() instanceof Length
                    || c.node().op() instanceof ShapeOf
                    || (c.position() == 1
                        && c.node().op() instanceof damo.op.elemwise.Unbroadcast));
  }

  static TensorVariable number(long n) {
    return TensorConstant.of(damo.value.Value.scalar(DType.INT64, n));
  }
}
