package damo.scan;

import damo.graph.Apply;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.elemwise.Unbroadcast;
import damo.op.product.Dot;
import damo.op.shape.BroadcastTo;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a gradient asks for a value only to learn its shape, something of that shape that costs
 * less: no product is made again for its lengths.
 */
final class ShapesOnly {
  private final Set<? extends Variable> atHand;
  private final Map<Variable, TensorVariable> known = new HashMap<>();

  /**
   * @param atHand variables that need not be computed
   */
  ShapesOnly(Set<? extends Variable> atHand) {
    this.atHand = atHand;
  }

  /** {@code targets} with such questions answered otherwise. */
  List<TensorVariable> answered(List<TensorVariable> targets) {
    Map<Variable, Variable> copies = new HashMap<>();
    for (Apply node : Traversal.toposort(targets, atHand)) {
      List<Variable> ins = new ArrayList<>();
      for (Variable v : node.inputs()) ins.add(copies.getOrDefault(v, v));
      if (node.op() instanceof Unbroadcast) ins.set(1, like((TensorVariable) node.input(1)));
      if (ins.equals(node.inputs())) continue;
      Apply copy = Apply.of(node.op(), ins);
      for (int i = 0; i < node.outputs().size(); i++) copies.put(node.output(i), copy.output(i));
    }
    List<TensorVariable> out = new ArrayList<>();
    for (TensorVariable v : targets) out.add((TensorVariable) copies.getOrDefault(v, v));
    return out;
  }

  /** Something of the shape and dtype of {@code v}. */
  private TensorVariable like(TensorVariable v) {
    for (Apply node :
        Traversal.toposort(List.of(v), x -> atHand.contains(x) || known.containsKey(x)))
      for (TensorVariable out : TensorOp.tensors(node.outputs()))
        known.put(out, cheaper(out, node));
    return at(v);
  }

  private TensorVariable at(TensorVariable v) {
    return known.getOrDefault(v, v);
  }

  private TensorVariable cheaper(TensorVariable v, Apply node) {
    return switch (node.op()) {
      case Cast c -> Cast.to(at(in(node, 0)), v.dtype());
      case Elemwise e -> ofOperands(v, node);
      case Dot d -> ofLengths(v, node);
      default -> v;
    };
  }

  private static TensorVariable in(Apply node, int i) {
    return (TensorVariable) node.input(i);
  }

  private TensorVariable ofOperands(TensorVariable v, Apply node) {
    TensorVariable out = null;
    for (TensorVariable x : TensorOp.tensors(node.inputs())) {
      if (x.ndim() == 0 && v.ndim() > 0) continue;
      TensorVariable like = Cast.to(at(x), v.dtype());
      out = out == null ? like : Elemwise.of(Prim.SECOND, out, like);
    }
    return out == null || out.ndim() != v.ndim() ? v : out;
  }

  private TensorVariable ofLengths(TensorVariable v, Apply node) {
    TensorVariable a = at(in(node, 0));
    TensorVariable b = at(in(node, 1));
    List<TensorVariable> lengths = new ArrayList<>();
    for (int i = 0; i < a.ndim() - 1; i++) lengths.add(Length.of(a, i));
    for (int i = 1; i < b.ndim(); i++) lengths.add(Length.of(b, i));
    if (lengths.isEmpty()) return TensorConstant.scalar(v.dtype(), 0);
    return BroadcastTo.of(TensorConstant.scalar(v.dtype(), 0), MakeVector.of(lengths));
  }
}
