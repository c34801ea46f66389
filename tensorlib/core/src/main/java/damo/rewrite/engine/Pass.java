package damo.rewrite.engine;

import damo.graph.FunctionGraph;

/** One step of the pipeline: changes a graph into one that computes the same. */
public interface Pass {
  /** The name by which users switch it off. */
  String name();

  /** What it does, in one sentence. */
  String summary();

  /** Changes {@code graph}, and tells {@code trace} what fired. */
  void run(FunctionGraph graph, RewriteTrace trace);
}
