package damo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.GraphCheck;
import damo.graph.Variable;
import damo.link.Program;
import damo.link.reference.ReferenceLinker;
import damo.rewrite.engine.Fixpoint;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.Collection;
import java.util.List;

/** A graph before and after rewriting. */
public record Rewriting(FunctionGraph before, FunctionGraph after, RewriteTrace trace) {
  /** {@code pass} on the graph that computes {@code outputs} from {@code inputs}. */
  public static Rewriting of(
      Pass pass, List<? extends Variable> inputs, List<? extends Variable> outputs) {
    FunctionGraph graph = FunctionGraph.copyOf(inputs, outputs);
    RewriteTrace trace = new RewriteTrace();
    pass.run(graph, trace);
    assertEquals(List.of(), GraphCheck.faults(graph), "after " + pass.name());
    return new Rewriting(FunctionGraph.copyOf(inputs, outputs), graph, trace);
  }

  public static Rewriting of(Pass pass, Collection<TensorVariable> inputs, Variable output) {
    return of(pass, List.copyOf(inputs), List.of(output));
  }

  /** One local rewrite as a pass. */
  public static Pass pass(LocalRewrite rewrite) {
    return new Fixpoint(rewrite.name(), rewrite.name(), List.of(rewrite));
  }

  public boolean changed() {
    return !trace.counts().isEmpty();
  }

  /** The names of the ops, in order. */
  public List<String> ops() {
    return after.toposort().stream().map(Apply::op).map(op -> op.name()).toList();
  }

  /** The first result of the graph as it was. */
  public Value valueBefore(List<Value> inputs) {
    return value(before, inputs);
  }

  /** The first result of the graph as it is. */
  public Value valueAfter(List<Value> inputs) {
    return value(after, inputs);
  }

  private static Value value(FunctionGraph graph, List<Value> inputs) {
    Program program = new Program(graph, graph.outputs().size(), List.of(), "test");
    return new ReferenceLinker().link(program).run(inputs).getFirst().copy();
  }
}
