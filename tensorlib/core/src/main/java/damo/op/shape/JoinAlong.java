package damo.op.shape;

import damo.error.DTypeException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of one rank, the further inputs, one after the other along the axis that input 0 says. */
public record JoinAlong() implements TensorOp {
  /** {@code xs} along {@code axis}, an integer scalar, in their common dtype. */
  public static TensorVariable of(TensorVariable axis, List<TensorVariable> xs) {
    if (axis.ndim() != 0 || !axis.dtype().isInteger())
      throw new DTypeException(
          "join wants an integer axis, got " + axis.label() + " of type " + axis.type());
    if (axis instanceof TensorConstant c) return Join.of(Ints.exact(c.value().getLong(0)), xs);
    if (xs.size() < 2) return Join.of(0, xs);
    DType dtype = xs.stream().map(TensorVariable::dtype).reduce(DType::promote).orElseThrow();
    List<TensorVariable> inputs = new ArrayList<>(List.of(Cast.to(axis, DType.INT64)));
    xs.forEach(x -> inputs.add(Cast.to(x, dtype)));
    return new JoinAlong().apply(inputs);
  }

  @Override
  public String name() {
    return "join";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable first = inputs.get(1);
    for (TensorVariable x : inputs.subList(2, inputs.size())) {
      if (x.ndim() != first.ndim())
        throw new ShapeException(
            "join of tensors of rank "
                + first.ndim()
                + " ("
                + first.label()
                + ") and "
                + x.ndim()
                + " ("
                + x.label()
                + ")");
    }
    return List.of(TensorType.unknown(first.dtype(), first.ndim()));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.JOIN_ALONG, Ints.of());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<TensorVariable> inputs = new ArrayList<>(TensorOp.tensors(node.apply().inputs()));
    inputs.add(1, TensorOp.only(outputGradients));
    List<Gradient> out = new ArrayList<>();
    out.add(Gradient.disconnected("join uses input 0 as an axis"));
    new PartsAlong().applyAll(inputs).forEach(part -> out.add(Gradient.of(part)));
    return out;
  }
}
