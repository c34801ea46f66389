package damo.op.control;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Input 1 if input 0 is true, else input 2, whole. Nodes that only the other branch needs do not
 * run: a branch may be costly, or an error. Branches have one dtype and rank; lengths may differ.
 */
public record IfElse() implements TensorOp {
  /**
   * {@code then} if {@code condition} else {@code otherwise}, in their common dtype.
   *
   * @param condition a scalar; true is anything but 0
   */
  public static TensorVariable of(Object condition, Object then, Object otherwise) {
    TensorVariable c = Operands.asTensor(condition);
    if (c.ndim() != 0)
      throw new ShapeException(
          "the condition of ifelse is a scalar, got "
              + c.label()
              + " of type "
              + c.type()
              + "; T.where chooses element by element");
    List<TensorVariable> branches = Operands.together(then, otherwise);
    DType common = DType.promote(branches.get(0).dtype(), branches.get(1).dtype());
    return new IfElse()
        .apply(
            Cast.to(c, DType.BOOL),
            Cast.to(branches.get(0), common),
            Cast.to(branches.get(1), common));
  }

  /** As {@link #of(Object, Object, Object)}, for each pair. */
  public static List<TensorVariable> of(Object condition, List<?> then, List<?> otherwise) {
    if (then.size() != otherwise.size())
      throw new DamoException(
          "the branches of ifelse have as many values, got "
              + then.size()
              + " and "
              + otherwise.size());
    List<TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < then.size(); i++) out.add(of(condition, then.get(i), otherwise.get(i)));
    return out;
  }

  @Override
  public String name() {
    return "ifelse";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable a = inputs.get(1);
    TensorVariable b = inputs.get(2);
    if (a.dtype() != b.dtype())
      throw new DTypeException("ifelse of " + described(a) + " and " + described(b));
    if (a.ndim() != b.ndim())
      throw new ShapeException(
          "the branches of ifelse have one rank, got " + described(a) + " and " + described(b));
    int[] lengths = new int[a.ndim()];
    for (int i = 0; i < lengths.length; i++) {
      int n = a.type().lengths().get(i);
      lengths[i] = n == b.type().lengths().get(i) ? n : -1;
    }
    return List.of(new TensorType(a.dtype(), Ints.of(lengths)));
  }

  private static String described(TensorVariable v) {
    return v.label() + " (" + v.type() + ")";
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Choice();
  }

  /** Where the condition differs between elements, nothing is known for all of them. */
  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return batch.has(0)
        ? Optional.empty()
        : Optional.of(List.of(apply(batch.in(0), batch.whole(1), batch.whole(2))));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    if (!g.dtype().isFloat()) return List.of(Gradient.zero(), Gradient.zero(), Gradient.zero());
    return List.of(
        Gradient.zero(),
        Gradient.of(of(node.in(0), g, node.in(1).zerosLike())),
        Gradient.of(of(node.in(0), node.in(2).zerosLike(), g)));
  }
}
