package damo.op.index;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.Unbroadcast;
import damo.op.shape.Arange;
import damo.op.shape.Reshape;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of input 0 in which the elements that {@code selection} reads are replaced by, or
 * increased by, input 1 (broadcast to them); further inputs are the selection's arguments.
 *
 * @param accumulate whether to add; equal positions then accumulate, else the last one wins
 */
public record WriteInto(Selection selection, boolean accumulate) implements TensorOp {
  /** {@code base} with {@code value} where {@code read}, a selection's node, reads. */
  public static TensorVariable set(TensorVariable base, Apply read, TensorVariable value) {
    return write(base, read, value, false);
  }

  /** {@code base} with {@code value} added where {@code read}, a selection's node, reads. */
  public static TensorVariable inc(TensorVariable base, Apply read, TensorVariable value) {
    return write(base, read, value, true);
  }

  private static TensorVariable write(
      TensorVariable base, Apply read, TensorVariable value, boolean accumulate) {
    List<TensorVariable> inputs = new ArrayList<>(List.of(base, value));
    inputs.addAll(TensorOp.tensors(read.inputs().subList(1, read.inputs().size())));
    return new WriteInto((Selection) read.op(), accumulate).apply(inputs);
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("accumulate", "named");
  }

  @Override
  public String name() {
    return accumulate ? "incSubtensor" : "setSubtensor";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.get(0);
    TensorVariable value = inputs.get(1);
    if (value.dtype() != x.dtype())
      throw new DTypeException(
          name()
              + ": "
              + x.label()
              + " is "
              + x.dtype()
              + ", the value "
              + value.label()
              + " is "
              + value.dtype());
    TensorType selected = selection.types(reading(inputs)).getFirst();
    if (value.ndim() > selected.ndim()) {
      throw new ShapeException(
          name()
              + ": the value "
              + value.label()
              + " has rank "
              + value.ndim()
              + ", what it is written to rank "
              + selected.ndim());
    }
    for (int i = 0; i < value.ndim(); i++) {
      int from = value.type().lengths().get(i);
      int to = selected.lengths().get(i + selected.ndim() - value.ndim());
      if (from > 1 && to >= 0 && from != to)
        throw new ShapeException(
            name()
                + ": the value "
                + value.label()
                + " of shape "
                + value.type().lengths()
                + " does not broadcast to "
                + selected.lengths());
    }
    return List.of(x.type());
  }

  private static List<TensorVariable> reading(List<TensorVariable> inputs) {
    List<TensorVariable> out = new ArrayList<>(inputs);
    out.remove(1);
    return out;
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Index(
        accumulate ? Meaning.Access.INC : Meaning.Access.SET, selection.place());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    List<TensorVariable> read = reading(TensorOp.tensors(node.apply().inputs()));
    read.set(0, g);
    TensorVariable selected = selection.apply(read);
    List<Gradient> out =
        TensorOp.onlyFirst(
            node,
            Gradient.of(
                accumulate
                    ? g
                    : set(g, java.util.Objects.requireNonNull(selected.owner()), zero(g))));
    TensorVariable kept = accumulate ? selected : whereItStays(selected);
    out.set(1, Gradient.of(Unbroadcast.to(kept, node.in(1))));
    return out;
  }

  /** {@code g}, a node of the selection, but 0 where a later write to the same element wins. */
  private TensorVariable whereItStays(TensorVariable g) {
    if (!(selection instanceof Gather)) return g;
    Apply read = java.util.Objects.requireNonNull(g.owner());
    TensorVariable order = Reshape.of(Arange.of(0, g.size(), 1, null), g.shape(), g.ndim());
    TensorVariable all = ((TensorVariable) read.input(0)).zerosLike(DType.INT64);
    List<TensorVariable> written = new ArrayList<>(TensorOp.tensors(read.inputs()));
    written.set(0, set(all, read, order));
    return Elemwise.of(Prim.WHERE, selection.apply(written).eq(order), g, zero(g));
  }

  private static TensorVariable zero(TensorVariable like) {
    return TensorConstant.scalar(like.dtype(), 0);
  }
}
