package damo.link;

import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a linker turns into something that runs: a graph whose first outputs are results and whose
 * others are the next values of shared variables.
 *
 * @param graph its inputs are the arguments of a call, in order
 * @param results how many of the graph's outputs are results
 * @param updated the shared variable that each further output is the next value of
 * @param name what the function is called in messages
 * @param written the graph before it was rewritten, with the same inputs and outputs; null where
 *     nobody compares with it
 */
public record Program(
    FunctionGraph graph,
    int results,
    List<SharedVariable> updated,
    String name,
    @Nullable FunctionGraph written) {
  public Program {
    updated = List.copyOf(updated);
  }

  /** Of a graph that nobody compares with. */
  public Program(FunctionGraph graph, int results, List<SharedVariable> updated, String name) {
    this(graph, results, updated, name, null);
  }
}
