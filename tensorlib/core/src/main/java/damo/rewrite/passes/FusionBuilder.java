package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Meaning.Tail;
import damo.graph.SubGraph;
import damo.graph.Variable;
import damo.op.elemwise.FusedKernel;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the program of one group of nodes. */
final class FusionBuilder {
  private final FunctionGraph graph;
  private final Set<Apply> group;
  private final Map<Variable, Integer> numbers = new HashMap<>();
  private final List<Variable> inputs = new ArrayList<>();
  private final List<Ints> same = new ArrayList<>();
  private final List<Variable> replaced = new ArrayList<>();
  private final List<Tail> tails = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final Apply kernel;

  FusionBuilder(FunctionGraph graph, List<Apply> nodes) {
    this.graph = graph;
    this.group = new HashSet<>(nodes);
    nodes.forEach(this::collectInputs);
    ScalarProgram.Builder program =
        new ScalarProgram.Builder(inputs.stream().map(v -> ((TensorVariable) v).dtype()).toList());
    for (int i = 0; i < inputs.size(); i++) numbers.put(inputs.get(i), i);
    for (Apply node : nodes) write(node, program);
    int[] results = outputs.stream().mapToInt(Integer::intValue).toArray();
    List<TensorType> types = replaced.stream().map(v -> ((TensorVariable) v).type()).toList();
    SubGraph parts = SubGraph.of(inputs, replaced);
    kernel =
        Apply.of(
            new FusedKernel(
                program.build(results), tails, same.stream().distinct().toList(), types, parts),
            inputs);
  }

  /** The node that computes all that the group computed for others. */
  Apply kernel() {
    return kernel;
  }

  /** The variables that the kernel's outputs take the place of, in order. */
  List<Variable> replaced() {
    return replaced;
  }

  private void collectInputs(Apply node) {
    for (Variable v : node.inputs()) {
      if (!group.contains(v.owner()) && !isLiteral(v) && !inputs.contains(v)) inputs.add(v);
    }
  }

  private static boolean isLiteral(Variable v) {
    return v instanceof TensorConstant c && c.ndim() == 0;
  }

  private void write(Apply node, ScalarProgram.Builder program) {
    switch (node.meaning()) {
      case Meaning.Scalar(var part) -> append(node, part, program);
      case Meaning.Unbroadcast u -> unbroadcast(node, program);
      case Meaning.Reduce r -> {
        DType result = ((TensorVariable) node.output(0)).dtype();
        output(
            node.output(0),
            number(node.input(0), program),
            new Tail.Fold(r.kind(), r.axes(), r.keepdims(), r.accumulator(), result));
      }
      default -> throw new IllegalStateException("not fusible: " + node);
    }
  }

  private void unbroadcast(Apply node, ScalarProgram.Builder program) {
    int from = number(node.input(0), program);
    same.add(Ints.of(from, number(node.input(1), program)));
    define(node.output(0), from);
  }

  /** The node's own program, its inputs replaced by values that are there already. */
  private void append(Apply node, ScalarProgram part, ScalarProgram.Builder program) {
    int[] here = new int[part.inputs().size() + part.steps().size()];
    for (int i = 0; i < node.inputs().size(); i++) here[i] = number(node.input(i), program);
    for (int i = 0; i < part.steps().size(); i++) {
      here[node.inputs().size() + i] =
          switch (part.steps().get(i)) {
            case ScalarProgram.Literal l -> program.step(l);
            case ScalarProgram.Apply a ->
                program.apply(a.prim(), a.dtype(), a.args().stream().map(n -> here[n]).toArray());
          };
    }
    define(node.output(0), here[part.outputs().get(0)]);
  }

  private int number(Variable v, ScalarProgram.Builder program) {
    Integer known = numbers.get(v);
    if (known != null) return known;
    TensorConstant c = (TensorConstant) v;
    int n =
        program.step(
            c.dtype().isFloat()
                ? ScalarProgram.Literal.of(c.dtype(), c.value().getDouble(0))
                : new ScalarProgram.Literal(c.dtype(), c.value().getLong(0)));
    numbers.put(v, n);
    return n;
  }

  private void define(Variable v, int number) {
    numbers.put(v, number);
    boolean neededOutside =
        graph.isOutput(v) || graph.clients(v).stream().anyMatch(c -> !group.contains(c.node()));
    if (neededOutside) output(v, number, new Tail.Store());
  }

  private void output(Variable v, int number, Tail tail) {
    replaced.add(v);
    outputs.add(number);
    tails.add(tail);
  }
}
