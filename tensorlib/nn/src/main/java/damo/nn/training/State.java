package damo.nn.training;

import damo.compile.Function;
import damo.compile.Updates;
import damo.graph.SharedVariable;
import damo.tensor.SharedTensor;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All that a run has to keep to go on as if it had never stopped, by name: weights, what an
 * optimizer remembers, scheduled numbers, the states of random generators. Names of what an
 * optimizer remembers begin with {@code opt_}, those of generators with {@code rng_}.
 */
public final class State {
  static final String OPTIMIZER = "opt_";
  static final String RANDOM = "rng_";

  private final Map<String, SharedTensor> variables = new LinkedHashMap<>();

  /** A state of variables that are called by their own names. */
  public static State of(Collection<SharedTensor> variables) {
    State state = new State();
    variables.forEach(state::put);
    return state;
  }

  /** The variables, then whatever else {@code train} changes, generators included. */
  public static State of(Collection<SharedTensor> variables, Function train) {
    return of(variables).putUpdated(train);
  }

  /**
   * Adds a variable under its own name.
   *
   * @throws damo.error.DamoException if it has none, or another variable has it
   */
  public State put(SharedTensor variable) {
    Require.that(
        variable.name() != null,
        "a shared variable of type %s has no name, and what is saved needs one: use named(…)",
        variable.type());
    return put(Objects.requireNonNull(variable.name()), variable);
  }

  /** Adds a variable; again the same one does nothing. */
  public State put(String name, SharedTensor variable) {
    SharedTensor before = variables.putIfAbsent(name, variable);
    Require.that(before == null || before == variable, "two shared variables are called %s", name);
    return this;
  }

  /**
   * Adds what calls of {@code function} change and is not here yet. The states of generators are
   * called {@code rng_0}, {@code rng_1}, … in the order in which the function has them.
   */
  public State putUpdated(Function function) {
    for (SharedVariable updated : function.program().updated()) {
      SharedTensor variable = (SharedTensor) updated;
      if (variables.containsValue(variable)) continue;
      if (variable.defaultUpdate() == null) put(variable);
      else putGenerator(variable);
    }
    return this;
  }

  /** Adds the states of generators that are not here yet, called as those of functions are. */
  State putGenerators(Collection<Updates> generators) {
    for (Updates steps : generators)
      for (SharedVariable state : steps.asMap().keySet())
        if (!variables.containsValue(state)) putGenerator((SharedTensor) state);
    return this;
  }

  private void putGenerator(SharedTensor state) {
    put(RANDOM + count(name -> name.startsWith(RANDOM)), state);
  }

  private long count(Predicate<String> which) {
    return variables.keySet().stream().filter(which).count();
  }

  /** The variables by name, in the order they were put. */
  public Map<String, SharedTensor> asMap() {
    return Collections.unmodifiableMap(variables);
  }

  /**
   * The variable of this name.
   *
   * @throws damo.error.DamoException if there is none
   */
  public SharedTensor get(String name) {
    SharedTensor variable = variables.get(name);
    Require.that(variable != null, "there is no %s among %s", name, variables.keySet());
    return Objects.requireNonNull(variable);
  }

  /** What of this a model is: neither what an optimizer remembers nor generators. */
  public State weights() {
    return only(name -> !name.startsWith(OPTIMIZER) && !name.startsWith(RANDOM));
  }

  /** What only a run needs: what an optimizer remembers, and generators. */
  State memory() {
    return only(name -> name.startsWith(OPTIMIZER) || name.startsWith(RANDOM));
  }

  private State only(Predicate<String> which) {
    State part = new State();
    variables.forEach((name, variable) -> {
      if (which.test(name)) part.put(name, variable);
    });
    return part;
  }

  /** Copies of the values, by name. */
  public Map<String, INDArray> values() {
    Map<String, INDArray> values = new LinkedHashMap<>();
    variables.forEach((name, variable) -> values.put(name, variable.getValue()));
    return values;
  }

  /**
   * Takes values of the same names, shapes and dtypes; all of them or, when one does not fit, none.
   *
   * @param from what messages call the place where they come from
   * @throws CheckpointException that lists what is missing, unknown, or of another shape or dtype
   */
  public void restore(Map<String, INDArray> values, String from) {
    check(values, from);
    values.forEach((name, value) -> get(name).setValue(value));
  }

  void check(Map<String, INDArray> values, String from) {
    Misfits.between(variables, values).check(from);
  }

  @Override
  public String toString() {
    return "State: " + String.join(", ", variables.keySet());
  }
}
