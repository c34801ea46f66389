package damo.rewrite.passes;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Purity;
import damo.graph.Variable;
import damo.rewrite.engine.Folder;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes whose inputs are all known are computed now, unless the result is large. */
public final class FoldConstants implements Pass, LocalRewrite {
  private static final int LARGEST = 4_096;
  private final Folder folder;

  /** By whoever computes the constants. */
  public FoldConstants(Folder folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "fold constants";
  }

  @Override
  public String summary() {
    return "computes what depends on constants alone";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    for (Apply node : graph.toposort()) if (isKnown(node)) fold(graph, trace, node);
  }

  @Override
  public boolean mayMatch(Apply node) {
    return true;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    if (node.outputs().size() > 1 || !isKnown(node)) return null;
    List<Value> values = values(node);
    return values.isEmpty() ? null : TensorConstant.of(values.getFirst());
  }

  private static boolean isKnown(Apply node) {
    return !node.inputs().isEmpty()
        && node.inputs().stream().allMatch(TensorConstant.class::isInstance)
        && !isLarge(node)
        && Purity.of(node);
  }

  /** What the node computes; nothing if that is an error. */
  private List<Value> values(Apply node) {
    List<Value> inputs = node.inputs().stream().map(v -> ((TensorConstant) v).value()).toList();
    try {
      return folder.compute(node, inputs);
    } catch (DamoException atRunTime) {
      return List.of(); // an error belongs to the call, not to the compilation
    }
  }

  private void fold(FunctionGraph graph, RewriteTrace trace, Apply node) {
    List<Value> values = values(node);
    for (int i = 0; i < values.size(); i++) {
      Variable constant = TensorConstant.of(values.get(i));
      trace.record(name(), name(), node.output(i), constant);
      graph.replace(node.output(i), constant);
    }
  }

  private static boolean isLarge(Apply node) {
    return node.outputs().stream().anyMatch(v -> size((TensorVariable) v) > LARGEST);
  }

  private static double size(TensorVariable v) {
    return v.type().isStatic()
        ? v.type().lengths().stream().asDoubleStream().reduce(1, (a, b) -> a * b)
        : Double.MAX_VALUE;
  }
}
