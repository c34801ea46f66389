package damo.compile;

import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import java.util.Comparator;
import java.util.List;

/**
 * The shared variables that a function reads or updates, locked together while it runs: two
 * functions never see half of each other's updates. Locks are taken in one order everywhere, so
 * that nobody waits for ever.
 */
final class SharedState {
  private final SharedVariable[] variables;

  private SharedState(SharedVariable[] variables) {
    this.variables = variables;
  }

  static SharedState of(FunctionGraph graph, List<SharedVariable> updated) {
    List<Variable> leaves = Traversal.leaves(graph.outputs(), graph.inputs());
    return new SharedState(
        java.util.stream.Stream.concat(
                leaves.stream()
                    .filter(SharedVariable.class::isInstance)
                    .map(SharedVariable.class::cast),
                updated.stream())
            .distinct()
            .sorted(Comparator.comparingLong(SharedVariable::serial))
            .toArray(SharedVariable[]::new));
  }

  void lock() {
    for (SharedVariable s : variables) s.guard().lock();
  }

  void unlock() {
    for (int i = variables.length - 1; i >= 0; i--) variables[i].guard().unlock();
  }
}
