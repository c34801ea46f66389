package damo.compile;

import damo.compile.file.FunctionFile;
import damo.compile.file.StoredFunction;
import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Linker;
import damo.link.Program;
import damo.link.Residence;
import damo.rewrite.engine.RewriteTrace;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A compiled graph. Arguments are INDArrays, Java numbers, booleans or arrays; they are neither
 * kept nor written to. Results share memory with nothing, unless {@link Out#borrow} allows it. A
 * call sets the updated shared variables, all from values before it; a call that fails sets none.
 */
public final class Function {
  private final String name;
  private final Arguments arguments;
  private final Results results;
  private final Linked linked;
  private final SharedState state;
  private final RewriteTrace rewrites;
  private final Mode mode;
  private final Profile profile;
  private final java.util.function.Function<List<Value>, @Nullable Void> readNumber =
      this::readNumber;
  private double number;
  private boolean isRunning;
  private final Map<Ints, Linked> subsets = new HashMap<>();

  Function(
      String name,
      Arguments arguments,
      Results results,
      Linked linked,
      RewriteTrace rewrites,
      Mode mode,
      Profile profile) {
    this.name = name;
    this.arguments = arguments;
    this.results = results;
    this.linked = linked;
    this.state = SharedState.of(linked.program().graph(), linked.program().updated());
    this.rewrites = rewrites;
    this.mode = mode;
    this.profile = profile;
  }

  /**
   * The first output; null of a function without outputs.
   *
   * @param values one per input, in order; null, and those left out at the end, are what {@link
   *     In#value} says
   * @throws damo.error.ShapeException if a rank or length does not fit
   * @throws damo.error.DTypeException if a dtype does not fit and nothing allows to convert it
   */
  public @Nullable INDArray call(@Nullable Object... values) {
    return run(linked, values, results::first);
  }

  /** The first output; inputs by name. */
  public @Nullable INDArray call(Map<String, ?> values) {
    return call(arguments.byName(values));
  }

  /** All outputs. */
  public List<INDArray> callAll(@Nullable Object... values) {
    return run(linked, values, results::all);
  }

  /** All outputs; inputs by name. */
  public List<INDArray> callAll(Map<String, ?> values) {
    return callAll(arguments.byName(values));
  }

  /** The first output, a scalar, as a Java number: no array is made for it. */
  public synchronized double callDouble(@Nullable Object... values) {
    run(linked, values, readNumber);
    return number;
  }

  private @Nullable Void readNumber(List<Value> values) {
    number = results.number(values);
    return null;
  }

  /** As {@link #callDouble(Object...)}; inputs by name. */
  public double callDouble(Map<String, ?> values) {
    return callDouble(arguments.byName(values));
  }

  /**
   * Only some outputs, in the order asked for: what only the others need is not computed. Updates
   * happen all the same.
   *
   * @param outputs their numbers, from 0
   */
  public List<INDArray> callSubset(int[] outputs, @Nullable Object... values) {
    return run(subset(outputs), values, all -> results.some(outputs, all));
  }

  private synchronized Linked subset(int[] outputs) {
    results.check(outputs);
    return subsets.computeIfAbsent(
        Ints.of(outputs),
        wanted -> new Linked(Programs.subset(program(), outputs), linked.linker()));
  }

  private synchronized <R extends @Nullable Object> R run(
      Linked what, @Nullable Object[] values, java.util.function.Function<List<Value>, R> read) {
    boolean inner = isRunning;
    isRunning = true;
    try {
      return run(what, inner ? arguments.again() : arguments, spread(values), read);
    } finally {
      isRunning = inner;
    }
  }

  private <R extends @Nullable Object> R run(
      Linked what,
      Arguments taking,
      @Nullable Object[] values,
      java.util.function.Function<List<Value>, R> read) {
    long start = profile.starts();
    List<Value> given = taking.take(values);
    state.lock();
    try {
      return what.run(given, taking.advanceStates(), read);
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

  /**
   * A copy of what an input is when a call leaves it out: its value between calls, if it has an
   * update; or of a shared variable that the function uses.
   *
   * @throws DamoException if there is none of that name, or it keeps no value
   */
  public INDArray value(String input) {
    Argument a = arguments.named(input);
    return a != null ? read(a) : Programs.shared(program(), input, arguments).getValue();
  }

  /** As {@link #value(String)}. */
  public INDArray value(Variable input) {
    Argument a = arguments.of(input);
    return a != null ? read(a) : Programs.shared(program(), input, arguments).getValue();
  }

  private synchronized INDArray read(Argument a) {
    return a.value();
  }

  /**
   * Sets what {@link #value(String)} says, with the conversions of a call.
   *
   * @throws damo.error.DTypeException if a dtype does not fit
   * @throws damo.error.ShapeException if a rank or length does not fit
   */
  public void setValue(String input, Object value) {
    Argument a = arguments.named(input);
    if (a != null) keep(a, value);
    else Programs.shared(program(), input, arguments).setValue(value);
  }

  /** As {@link #setValue(String, Object)}. */
  public void setValue(Variable input, Object value) {
    Argument a = arguments.of(input);
    if (a != null) keep(a, value);
    else Programs.shared(program(), input, arguments).setValue(value);
  }

  private synchronized void keep(Argument a, Object value) {
    a.keep(value);
  }

  /** A function that does the same, on the same shared variables, in memory of its own. */
  public Function copy() {
    return copy(Map.of());
  }

  /** As {@link #copy()}, with other shared variables: keys become values everywhere. */
  public Function copy(Map<? extends SharedVariable, ? extends SharedVariable> swap) {
    return copy(swap, false, false, null);
  }

  /**
   * A function that does the same.
   *
   * @param swap shared variables, and those of the same types that take their place everywhere,
   *     also in updates
   * @param deleteUpdates whether calls of the copy update nothing
   * @param shareMemory whether both may work in the same memory, where they run the same program:
   *     one waits for the other then. Results are the caller's in any case
   * @param newName null: the old one with {@code copy} behind
   * @throws DamoException if this function does not use a variable that is to be swapped
   */
  public synchronized Function copy(
      Map<? extends SharedVariable, ? extends SharedVariable> swap,
      boolean deleteUpdates,
      boolean shareMemory,
      @Nullable String newName) {
    String called = newName == null ? name + " copy" : newName;
    Map<SharedVariable, SharedVariable> all = new HashMap<>(swap);
    arguments.states().forEach(s -> all.put(s, s.copyShared(s.name())));
    Program same = program();
    boolean isSame = all.isEmpty() && !deleteUpdates;
    NodeClock clock = profile.isMeasured() ? new NodeClock() : null;
    Linker linker = clock == null ? linked.linker() : linked.linker().observedBy(clock);
    Linked other =
        isSame && shareMemory
            ? linked
            : new Linked(Programs.copy(same, all, deleteUpdates, called), linker);
    return new Function(
        called,
        arguments.copy(called, all),
        new Results(called, results.outs()),
        other,
        rewrites,
        mode,
        new Profile(called, Map.of(), clock));
  }

  /**
   * Writes the function to a file: the graph that runs, with the values of shared variables and
   * what inputs keep between calls. It is read again by {@code Damo.loadFunction}.
   *
   * @throws DamoException if an op of the function is Java code of yours, which a file cannot hold
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public synchronized void save(Path path) {
    state.lock();
    try {
      FunctionFile.write(path, stored());
    } catch (DamoException e) {
      throw new DamoException(name + " cannot be saved: " + e.getMessage(), e);
    } finally {
      state.unlock();
    }
  }

  private StoredFunction stored() {
    return new StoredFunction(
        name,
        mode.base(),
        arguments.all().stream().map(Argument::stored).toList(),
        results.outs().stream().map(Out::borrow).toList(),
        program());
  }

  /**
   * Reads a function from a file. Its shared variables are new ones; {@link #value(String)} and
   * {@link #setValue(String, Object)} reach them by name. It runs in the mode it was compiled in,
   * without being rewritten again.
   *
   * @throws DamoException if the file is none of a function, damaged, or of another version
   */
  public static Function load(Path path) {
    StoredFunction f = FunctionFile.read(path);
    Mode mode = Mode.named(f.mode());
    List<Out> outs = new ArrayList<>();
    for (int i = 0; i < f.borrowed().size(); i++)
      outs.add(new Out(f.program().graph().outputs().get(i), f.borrowed().get(i)));
    return new Function(
        f.name(),
        new Arguments(f.name(), f.inputs().stream().map(in -> Argument.of(in, f.name())).toList()),
        new Results(f.name(), outs),
        new Linked(f.program(), mode.linker()).ready(),
        new RewriteTrace(),
        mode,
        new Profile(f.name(), Map.of(), null));
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** How it was compiled. */
  public Mode mode() {
    return mode;
  }

  /** The variables that calls give values for, in order. */
  public List<TensorVariable> inputs() {
    return arguments.variables();
  }

  /** The variables that were asked for, as they stood before rewriting. */
  public List<TensorVariable> outputs() {
    return results.variables();
  }

  /**
   * The graph that runs, after rewriting: first the results, then the next values of shared
   * variables.
   */
  public FunctionGraph graph() {
    return program().graph();
  }

  /** The graph with what its outputs are for. */
  public Program program() {
    return linked.program();
  }

  /** Which rewrites fired. */
  public RewriteTrace rewrites() {
    return rewrites;
  }

  /** What it cost so far; of each node if it was built with {@code profile(true)}. */
  public Profile profile() {
    return profile;
  }

  /** The steps in the order in which they run, generated kernels with their code. */
  public String listing() {
    return linked.listing();
  }

  /** Where the variables of {@link #graph} lie; empty of a mode that makes no plan. */
  public Map<Variable, Residence> residences() {
    return linked.residences();
  }

  /** Lets go of all memory that calls work in; the next call takes it again. */
  public synchronized void free() {
    if (!isRunning) arguments.free();
    linked.free();
    subsets.clear();
  }

  /** How many bytes arguments and what calls work in take, as of the last call. */
  long held() {
    return arguments.held()
        + residences().values().stream().distinct().mapToLong(Residence::bytes).sum();
  }

  @Override
  public String toString() {
    return name + Arrays.toString(arguments.names().toArray()) + " -> " + results.labels();
  }
}
