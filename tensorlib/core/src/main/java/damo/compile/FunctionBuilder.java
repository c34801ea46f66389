package damo.compile;

import damo.graph.SharedVariable;
import damo.graph.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a function is to be. */
public final class FunctionBuilder {
  final List<?> inputs;
  Object outputs = List.of();
  Updates updates = new Updates();
  Map<Variable, Object> givens = Map.of();
  Mode mode = Mode.DEFAULT.get();
  String name = "function";
  boolean profile;
  boolean allDefaultUpdatesOff;
  Set<SharedVariable> defaultUpdatesOff = Set.of();
  boolean allowInputDowncast;
  OnUnusedInput onUnusedInput = OnUnusedInput.DEFAULT.get();

  /**
   * A function of {@code inputs}.
   *
   * @param inputs variables or {@link In}
   */
  public FunctionBuilder(List<?> inputs) {
    this.inputs = new ArrayList<>(inputs);
  }

  /** A variable, an {@link Out}, or a list of them. */
  public FunctionBuilder outputs(@Nullable Object variables) {
    this.outputs = variables == null ? List.of() : variables;
    return this;
  }

  /** What shared variables become after each call. */
  public FunctionBuilder updates(Updates next) {
    this.updates = new Updates().putAll(next);
    return this;
  }

  /** Variables to be replaced in this function: by variables or values. */
  public FunctionBuilder givens(Map<? extends Variable, ?> replacements) {
    this.givens = new LinkedHashMap<>(replacements);
    return this;
  }

  /** How the function is compiled; {@code Damo.config.mode()} if nothing is said. */
  public FunctionBuilder mode(Mode how) {
    this.mode = how;
    return this;
  }

  /** What messages call the function. */
  public FunctionBuilder name(String newName) {
    this.name = newName;
    return this;
  }

  /**
   * Whether to measure what each node takes, at the price of a little time for each; calls and
   * their times are always counted.
   */
  public FunctionBuilder profile(boolean wanted) {
    this.profile = wanted;
    return this;
  }

  /** Shared variables keep their values unless {@link #updates} says otherwise. */
  public FunctionBuilder noDefaultUpdates() {
    this.allDefaultUpdatesOff = true;
    return this;
  }

  /** These shared variables keep their values unless {@link #updates} says otherwise. */
  public FunctionBuilder noDefaultUpdates(SharedVariable... shared) {
    this.defaultUpdatesOff = Set.of(shared);
    return this;
  }

  /** Whether arguments may lose precision when they are converted to the dtypes of the inputs. */
  public FunctionBuilder allowInputDowncast(boolean allow) {
    this.allowInputDowncast = allow;
    return this;
  }

  /**
   * What becomes of inputs that no output needs; {@code Damo.config.onUnusedInput()} if nothing is
   * said.
   */
  public FunctionBuilder onUnusedInput(OnUnusedInput what) {
    this.onUnusedInput = what;
    return this;
  }

  /** Arguments are cheap to check: they are checked in any case. */
  public FunctionBuilder trustInput(boolean trust) {
    return this;
  }

  /**
   * Compiles.
   *
   * @throws damo.error.MissingInputException if an output needs a variable that is no input
   * @throws damo.error.UnusedInputException if nothing needs an input, unless told to ignore that
   */
  public Function build() {
    return new Compilation(this).function();
  }
}
