package damo.compile;

import damo.error.DamoException;
import damo.error.MissingInputException;
import damo.graph.Constant;
import damo.graph.SharedVariable;
import damo.graph.SubGraph;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An op that is a graph: applied, it is one node, compiled by itself. Shared variables in the graph
 * are inputs that need not be named. Gradients flow through the graph, unless told otherwise.
 */
public final class OpFromGraph {
  private final List<Variable> inputs;
  private final List<Variable> captured;
  private final GraphOp op;

  private OpFromGraph(List<Variable> inputs, List<Variable> captured, GraphOp op) {
    this.inputs = inputs;
    this.captured = captured;
    this.op = op;
  }

  /**
   * An op that computes {@code outputs} from {@code inputs}.
   *
   * @param inputs variables without a value of their own
   * @param outputs variables that depend on inputs, shared variables and constants
   * @throws MissingInputException if they depend on anything else
   */
  public static OpFromGraph of(List<?> inputs, List<?> outputs) {
    List<Variable> ins = new ArrayList<>();
    for (Object o : inputs) ins.add(input(o, ins));
    List<TensorVariable> outs = outputs.stream().map(Operands::asTensor).toList();
    if (outs.isEmpty()) throw new DamoException("a graph as an op has an output, got none");
    List<Variable> captured = new ArrayList<>();
    for (Variable leaf : Traversal.leaves(outs, ins)) {
      if (leaf instanceof Constant || ins.contains(leaf)) continue;
      if (!(leaf instanceof SharedVariable))
        throw new MissingInputException(
            "the graph of the op needs the variable "
                + leaf.label()
                + " ("
                + leaf.type()
                + ", made at "
                + leaf.origin()
                + "), which is not among its inputs "
                + ins);
      captured.add(leaf);
    }
    SubGraph body = SubGraph.of(Stream.concat(ins.stream(), captured.stream()).toList(), outs);
    GraphOp op = new GraphOp("graph", body, ins.size(), false, null, null);
    return new OpFromGraph(List.copyOf(ins), List.copyOf(captured), op);
  }

  private static Variable input(Object o, List<Variable> before) {
    if (!(o instanceof TensorVariable v) || v instanceof Constant || v instanceof SharedVariable)
      throw new DamoException("an input of an op is a variable without a value, got " + o);
    if (new HashSet<>(before).contains(v))
      throw new DamoException("the variable " + v.label() + " is given twice among the inputs");
    return v;
  }

  private OpFromGraph with(GraphOp other) {
    return new OpFromGraph(inputs, captured, other);
  }

  /** Whether the node gives way to its graph when a function is compiled. */
  public OpFromGraph inline(boolean yes) {
    return with(op.inline(yes));
  }

  /** What messages and printed graphs call it. */
  public OpFromGraph name(String name) {
    return with(op.named(name));
  }

  /** Gradients by this function, instead of those of the graph. */
  public OpFromGraph gradOverride(GraphOp.@Nullable Pullback gradient) {
    return with(op.pullingBack(gradient));
  }

  /** As {@link #gradOverride(GraphOp.Pullback)}, for a function that needs no outputs. */
  public OpFromGraph gradOverride(GraphOp.ShortPullback gradient) {
    return gradOverride((ins, outs, gs) -> gradient.build(ins, gs));
  }

  /** Directional derivatives by this function, instead of those of the graph. */
  public OpFromGraph ropOverride(GraphOp.@Nullable Pushforward tangents) {
    return with(op.pushingForward(tangents));
  }

  /** The first output of a new node. */
  public TensorVariable apply(Object... operands) {
    return applyAll(operands).getFirst();
  }

  /**
   * All outputs of a new node.
   *
   * @param operands variables or values, as many as inputs, of their dtypes and ranks, or such as
   *     convert without loss
   */
  public List<TensorVariable> applyAll(Object... operands) {
    if (operands.length != inputs.size())
      throw new DamoException(
          op.name() + " takes " + inputs.size() + " inputs " + inputs + ", got " + operands.length);
    List<TensorVariable> all = new ArrayList<>();
    for (int i = 0; i < operands.length; i++)
      all.add(Substitution.fitting(op.name(), inputs.get(i), operands[i]));
    captured.forEach(v -> all.add((TensorVariable) v));
    return op.applyAll(all);
  }
}
