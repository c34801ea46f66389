package damo.link;

import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import java.util.List;

/**
 * What a linker turns into something that runs: a graph whose first outputs are results and whose
 * others are the next values of shared variables.
 *
 * @param graph its inputs are the arguments of a call, in order
 * @param results how many of the graph's outputs are results
 * @param updated the shared variable that each further output is the next value of
 * @param name what the function is called in messages
 */
public record Program(FunctionGraph graph, int results, List<SharedVariable> updated, String name) {
  public Program {
    updated = List.copyOf(updated);
  }
}
