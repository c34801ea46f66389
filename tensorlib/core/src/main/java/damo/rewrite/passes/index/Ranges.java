package damo.rewrite.passes.index;

import damo.graph.Apply;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.TensorOp;
import damo.op.index.SliceBuilder;
import damo.op.index.Subtensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ranges of a subtensor, one for each axis of what is read, with their arguments. */
record Ranges(List<Range> each, List<TensorVariable> arguments) {
  /** Those of a subtensor's node; the axes it leaves out are whole. */
  static Ranges of(Apply node) {
    List<TensorVariable> arguments =
        TensorOp.tensors(node.inputs().subList(1, node.inputs().size()));
    return of((Subtensor) node.op(), ((TensorVariable) node.input(0)).ndim(), arguments);
  }

  /** Those of a subtensor of an array of rank {@code ndim}. */
  static Ranges of(Subtensor op, int ndim, List<TensorVariable> arguments) {
    List<Range> each = new ArrayList<>(op.ranges());
    while (each.size() < ndim) each.add(Range.WHOLE);
    return new Ranges(each, arguments);
  }

  boolean isWhole(int axis) {
    return each.get(axis).equals(Range.WHOLE);
  }

  boolean isPosition(int axis) {
    return each.get(axis) instanceof Range.At;
  }

  boolean areAllWhole() {
    return each.stream().allMatch(Range.WHOLE::equals);
  }

  /** The axes that are left, in order. */
  List<Integer> kept() {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) if (!isPosition(i)) out.add(i);
    return out;
  }

  /** {@code x}, all axes of which these are for. */
  TensorVariable read(TensorVariable x) {
    return read(x, each);
  }

  /** {@code x} read by some of these ranges, in the order given. */
  TensorVariable read(TensorVariable x, List<Range> some) {
    SliceBuilder b = new SliceBuilder();
    for (Range range : some) {
      switch (range) {
        case Range.At(var position) -> b.at(java.util.Objects.requireNonNull(item(position)));
        case Range.Span(var from, var to, var step) -> b.span(item(from), item(to), item(step));
      }
    }
    return b.of(x);
  }

  private @Nullable Object item(Bound bound) {
    return switch (bound) {
      case Bound.Omitted o -> null;
      case Bound.Known(long k) -> k;
      case Bound.Argument(int number) -> arguments.get(number);
    };
  }
}
