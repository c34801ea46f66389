package damo.compile;

import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Program;
import damo.link.Residence;
import damo.rewrite.engine.RewriteTrace;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A compiled graph. Arguments are INDArrays, Java numbers, booleans or arrays; results never share
 * memory with anything. A call sets the updated shared variables, all from values before it.
 */
public final class Function {
  private final String name;
  private final List<Argument> arguments;
  private final List<Variable> outputs;
  private final Program program;
  private final RewriteTrace rewrites;
  private final Mode mode;
  private final Profile profile;
  private final SharedState state;
  private @Nullable Executable executable;

  Function(
      String name,
      List<Argument> arguments,
      List<Variable> outputs,
      Program program,
      Executable executable,
      RewriteTrace rewrites,
      Mode mode,
      Profile profile) {
    this.name = name;
    this.arguments = List.copyOf(arguments);
    this.outputs = List.copyOf(outputs);
    this.program = program;
    this.executable = executable;
    this.rewrites = rewrites;
    this.mode = mode;
    this.profile = profile;
    this.state = SharedState.of(program.graph(), program.updated());
  }

  /**
   * The first output; null of a function without outputs.
   *
   * @param values one per input, in order
   * @throws damo.error.ShapeException if a rank or length does not fit
   * @throws damo.error.DTypeException if a dtype does not fit and nothing allows to convert it
   */
  public @Nullable INDArray call(@Nullable Object... values) {
    return run(values, r -> r.isEmpty() ? null : Nd4jBorder.toNd4j(r.getFirst()));
  }

  /** The first output; inputs by name. */
  public @Nullable INDArray call(Map<String, ?> values) {
    return call(byName(values));
  }

  /** All outputs. */
  public List<INDArray> callAll(@Nullable Object... values) {
    return run(values, r -> r.stream().map(Nd4jBorder::toNd4j).toList());
  }

  /** All outputs; inputs by name. */
  public List<INDArray> callAll(Map<String, ?> values) {
    return callAll(byName(values));
  }

  /** The first output, a scalar, as a Java number: no array is made for it. */
  public double callDouble(@Nullable Object... values) {
    return run(values, this::number);
  }

  private double number(List<Value> results) {
    if (!results.isEmpty() && results.getFirst().size() == 1)
      return results.getFirst().getDouble(0);
    throw new DamoException(
        name
            + ": callDouble needs a first output of one element, got "
            + (results.isEmpty() ? "no output" : "shape " + results.getFirst().shape()));
  }

  /** Results lie in the executable's memory: they are read before anybody else may call. */
  private synchronized <R extends @Nullable Object> R run(
      @Nullable Object[] values, java.util.function.Function<List<Value>, R> read) {
    if (executable == null) throw new DamoException(name + " was freed; compile it again");
    long start = System.nanoTime();
    List<Value> given = converted(spread(values));
    state.lock();
    try {
      return read.apply(executable.run(given));
    } finally {
      state.unlock();
      profile.count(System.nanoTime() - start);
    }
  }

  /**
   * Java passes a nested array such as float[][], or a Double[], as if its elements were the
   * arguments: it is one argument.
   */
  private static @Nullable Object[] spread(@Nullable Object @Nullable [] values) {
    if (values == null) return new Object[] {null};
    Class<?> element = values.getClass().getComponentType();
    boolean oneArray =
        element.isArray() || Number.class.isAssignableFrom(element) || element == Boolean.class;
    return oneArray ? new Object[] {values} : values;
  }

  private List<Value> converted(@Nullable Object[] values) {
    if (values.length > arguments.size()) {
      throw new DamoException(name + " takes " + argumentsTaken() + ", got " + values.length);
    }
    List<Value> converted = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++)
      converted.add(arguments.get(i).convert(given(values, i)));
    return converted;
  }

  private Object given(@Nullable Object[] values, int i) {
    Object value = i < values.length ? values[i] : null;
    if (value == null) value = arguments.get(i).in().value();
    if (value != null) return value;
    throw new DamoException(
        name
            + " needs a value for its input "
            + arguments.get(i).in().variable().label()
            + ": it takes "
            + argumentsTaken()
            + ", got "
            + Arrays.stream(values).filter(Objects::nonNull).count());
  }

  private String argumentsTaken() {
    int n = arguments.size();
    return n + (n == 1 ? " argument " : " arguments ") + inputNames();
  }

  private @Nullable Object[] byName(Map<String, ?> values) {
    List<@Nullable String> names = inputNames();
    for (String given : values.keySet()) {
      if (!names.contains(given))
        throw new DamoException(name + " has no input \"" + given + "\"; its inputs are " + names);
    }
    return names.stream().map(n -> n == null ? null : (Object) values.get(n)).toArray();
  }

  private List<@Nullable String> inputNames() {
    List<@Nullable String> names = new ArrayList<>();
    for (Argument a : arguments) names.add(a.in().callName());
    return names;
  }

  public String name() {
    return name;
  }

  public Mode mode() {
    return mode;
  }

  /** The variables that calls give values for. */
  public List<Variable> inputs() {
    return arguments.stream().map(a -> a.in().variable()).toList();
  }

  /** The variables that were asked for, as they stood before rewriting. */
  public List<Variable> outputs() {
    return outputs;
  }

  /**
   * The graph that runs, after rewriting: first the results, then the next values of shared
   * variables.
   */
  public FunctionGraph graph() {
    return program.graph();
  }

  /** The graph with what its outputs are for. */
  public Program program() {
    return program;
  }

  /** Which rewrites fired. */
  public RewriteTrace rewrites() {
    return rewrites;
  }

  public Profile profile() {
    return profile;
  }

  /** The steps in the order in which they run, generated kernels with their code. */
  public String listing() {
    return executable == null ? "freed" : executable.listing();
  }

  /** Where the variables of {@link #graph} lie; empty of a mode that makes no plan. */
  public Map<Variable, Residence> residences() {
    return executable == null ? Map.of() : executable.residences();
  }

  /** Lets go of all memory; the function cannot be called any more. */
  public synchronized void free() {
    executable = null;
  }

  @Override
  public String toString() {
    return name
        + Arrays.toString(inputNames().toArray())
        + " -> "
        + outputs.stream().map(Variable::label).toList();
  }
}
