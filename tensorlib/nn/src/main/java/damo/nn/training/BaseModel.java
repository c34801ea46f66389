package damo.nn.training;

import damo.Damo;
import damo.compile.Function;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.graph.Origin;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.inspect.GradientReport;
import damo.inspect.Inspect;
import damo.nn.Initializer;
import damo.nn.Optimizer;
import damo.random.MrgRandomStreams;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What models have in common: settings and weights by name, the choice of the weights that the
 * gradient is taken with respect to, random numbers of its own, and files.
 *
 * <pre>{@code
 * class Line extends BaseModel {
 *   TensorVariable x = T.matrix("x"), y = T.vector("y");
 *   Function learn;
 *
 *   Line(Map<String, ?> settings) { super(settings); build(); }
 *
 *   protected void createParams() {
 *     addWeights("W_line", Initializer.glorotUniform(), settings().count("features"), 1);
 *     addWeights("b_line", Initializer.zeros(), 1);
 *   }
 *
 *   protected void buildModel() {
 *     var cost = x.dot(weight("W_line")).add(weight("b_line")).flatten().sub(y).sqr().mean();
 *     learn = trainFunction(List.of(x, y), cost, new Adam(0.01));
 *   }
 * }
 * }</pre>
 *
 * <p>The constructor of a model ends with {@link #build}, which calls the two hooks. A model whose
 * weights were saved is made as before, and takes them by {@link #restore}.
 */
public abstract class BaseModel {
  private static final long DEFAULT_SEED = 1;

  /** One of six numbers of a seed of MRG31k3p lies below this. */
  private static final int SEEDS = 2_147_462_578;

  private final ModelSettings settings;
  private final Map<String, ?> defaults;
  private final Map<String, SharedTensor> weights = new LinkedHashMap<>();
  private final Updates updates = new Updates();
  private final Random random;
  private final MrgRandomStreams streams;
  private Selection selection = Selection.byName();
  private boolean updatesAreUsed;
  private double buildSeconds = Double.NaN;
  private @Nullable TensorVariable cost;
  private @Nullable Function train;

  /**
   * A model that is not built yet.
   *
   * @param settings by name; {@code seed} is that of the first weights and of the random streams
   */
  protected BaseModel(Map<String, ?> settings) {
    this(settings, Map.of());
  }

  /**
   * A model that is not built yet.
   *
   * @param settings as in the other
   * @param defaults what settings are where none is given; with these, {@link #build} refuses a
   *     setting that is not among them and that neither hook asks for
   */
  protected BaseModel(Map<String, ?> settings, Map<String, ?> defaults) {
    this.settings = ModelSettings.of(settings).orElse(defaults);
    this.defaults = defaults;
    long seed = seed(this.settings);
    this.random = new Random(seed);
    this.streams = new MrgRandomStreams(Math.floorMod(seed, SEEDS) + 1);
  }

  private static long seed(ModelSettings settings) {
    if (!settings.has(ModelSettings.SEED)) return DEFAULT_SEED;
    double seed = settings.number(ModelSettings.SEED);
    Require.that(seed == Math.rint(seed), "the seed should be a whole number, got %s", seed);
    return (long) seed;
  }

  /** Makes the weights, each by {@code addWeights}. */
  protected abstract void createParams();

  /**
   * Builds the graphs and compiles the functions; {@link #trainFunction} makes the one to train.
   */
  protected abstract void buildModel();

  /**
   * Calls the hooks: the last line of a model's constructor.
   *
   * @throws DamoException if there are no weights, updates were added and nothing uses them, or a
   *     setting is unknown
   */
  protected final void build() {
    Require.that(Double.isNaN(buildSeconds), "%s is built already", this);
    long start = System.nanoTime();
    createParams();
    Require.that(!weights.isEmpty(), "createParams of %s added no weights", name());
    buildModel();
    Require.that(
        updates.size() == 0 || updatesAreUsed,
        "%s added updates of %s, and no function makes them: build the function by trainFunction,"
            + " or put updates() among its own",
        name(),
        updates.asMap().keySet());
    checkSettingsAreKnown();
    buildSeconds = (System.nanoTime() - start) / 1e9;
  }

  private void checkSettingsAreKnown() {
    Set<String> unknown = settings.neverAsked();
    unknown.removeAll(defaults.keySet());
    Set<String> known = new TreeSet<>(settings.asMap().keySet());
    known.removeAll(unknown);
    Require.that(
        defaults.isEmpty() || unknown.isEmpty(),
        "%s has no settings %s; it has %s",
        name(),
        unknown,
        known);
  }

  private String name() {
    String simple = getClass().getSimpleName();
    return simple.isEmpty() ? "the model" : simple;
  }

  /** The settings that the model was made with. */
  public final ModelSettings settings() {
    return settings;
  }

  /** All weights by name, in the order they were added. */
  public final Map<String, SharedTensor> weights() {
    return Collections.unmodifiableMap(weights);
  }

  /**
   * One of the weights.
   *
   * @throws DamoException if there is none of this name
   */
  public final SharedTensor weight(String name) {
    Require.that(
        weights.containsKey(name), "%s has no weights %s among %s", name(), name, weights.keySet());
    return Objects.requireNonNull(weights.get(name));
  }

  /** Adds weights of type floatX with these first values. */
  protected final SharedTensor addWeights(String name, Initializer values, int... shape) {
    return addWeights(values.shared(name, random, shape));
  }

  /** Adds a number of type floatX, with this first value. */
  protected final SharedTensor addWeights(String name, Initializer value) {
    return addWeights(name, value, new int[0]);
  }

  /** Adds weights with this first value, an array or a number of floatX or any other type. */
  protected final SharedTensor addWeights(String name, Object value) {
    return addWeights(Damo.shared(value, name));
  }

  /** Adds weights that were made elsewhere, such as those of a layer. */
  protected final List<SharedTensor> addWeights(Collection<SharedTensor> made) {
    return made.stream().map(this::addWeights).toList();
  }

  /**
   * Adds weights that were made elsewhere.
   *
   * @throws DamoException if they have no name or that of others, or hold NaN or an infinity; it
   *     says where they were made
   */
  protected final SharedTensor addWeights(SharedTensor made) {
    String name = made.name();
    Require.that(name != null, "weights of type %s have no name: use named(…)", made.type());
    SharedTensor before = weights.putIfAbsent(Objects.requireNonNull(name), made);
    Require.that(before == null || before == made, "%s has two weights %s", name(), name);
    checkFinite(name, made.current());
    return made;
  }

  private static void checkFinite(String name, Value value) {
    for (int i = 0, n = value.size(); i < n; i++)
      if (!Double.isFinite(value.getDouble(i))) throw notFinite(name, value, i);
  }

  private static DamoException notFinite(String name, Value value, int i) {
    return new DamoException(
        "the weights %s begin with %s as element %d of %s, added at %s"
            .formatted(name, value.getDouble(i), i, value.shape(), Origin.here()));
  }

  /**
   * Adds what a variable becomes with each step of training besides what the optimizer changes:
   * running statistics, counters.
   *
   * @throws DamoException if the variable has such an update already
   */
  protected final void addUpdate(SharedVariable variable, Object next) {
    Require.that(!updates.contains(variable), "%s has an update already", variable.label());
    updates.put(variable, next);
  }

  /** As {@link #addUpdate}, of several. */
  protected final void addUpdates(Updates several) {
    several.asMap().forEach(this::addUpdate);
  }

  /** The updates that were added, to be put into a function that trains. */
  public final Updates updates() {
    updatesAreUsed = true;
    return updates;
  }

  /** The draws of the first weights; they go on with each. */
  protected final Random random() {
    return random;
  }

  /** Draws inside graphs, from a stream of the model's own; its state is saved with a run. */
  protected final MrgRandomStreams streams() {
    return streams;
  }

  /** Chooses other weights to be trained than {@link Selection#byName} does. */
  protected final void select(Selection other) {
    selection = other;
  }

  /** Which weights are trained. */
  public final Selection selection() {
    return selection;
  }

  /**
   * The weights that are trained, in their order.
   *
   * @throws DamoException if there are none
   */
  public final List<SharedTensor> params() {
    return params(selection);
  }

  /** The weights whose names are selected and hold {@code restrict} too. */
  public final List<SharedTensor> params(String restrict) {
    return params(selection.restrictedTo(restrict));
  }

  /** The weights that another selection takes. */
  public final List<SharedTensor> params(Selection other) {
    List<SharedTensor> taken = new ArrayList<>();
    weights.forEach((name, variable) -> {
      if (other.takes(name)) taken.add(variable);
    });
    Require.that(!taken.isEmpty(), "none of the weights %s is selected", weights.keySet());
    return taken;
  }

  /**
   * A function that gives the cost and makes one step of training: of the selected weights by
   * {@code rule}, and of all that was added by {@link #addUpdate}.
   *
   * @param cost a float scalar
   */
  protected final Function trainFunction(
      List<? extends Variable> inputs, TensorVariable cost, Optimizer rule) {
    return trainFunction(inputs, List.of(cost), rule.updates(cost, params()));
  }

  /**
   * A function that makes one step of training.
   *
   * @param outputs the cost first
   * @param steps what the selected weights, and what an optimizer remembers of them, become
   */
  protected final Function trainFunction(
      List<? extends Variable> inputs, List<? extends TensorVariable> outputs, Updates steps) {
    Updates all = new Updates();
    all.putAll(steps);
    all.putAll(updates());
    TensorVariable minimised = outputs.getFirst();
    cost = minimised.name() == null ? minimised.named("cost") : minimised;
    Function made =
        Damo.function(inputs).outputs(outputs).updates(all).name(name() + ".train").build();
    train = made;
    return made;
  }

  /** Whether {@code trainFunction} made a function that trains. */
  public final boolean isTrainable() {
    return train != null;
  }

  /** The cost that {@code trainFunction} was given last, a float scalar. */
  public final TensorVariable cost() {
    Require.that(cost != null, "%s made no function by trainFunction", name());
    return Objects.requireNonNull(cost);
  }

  /** The function that {@code trainFunction} made last. */
  public final Function train() {
    Require.that(train != null, "%s made no function by trainFunction", name());
    return Objects.requireNonNull(train);
  }

  /**
   * For each of the weights whether the gradient of the cost is taken with respect to it, by which
   * rule, and whether it reaches it.
   */
  public final GradientReport gradients() {
    return gradients(Map.of());
  }

  /** As {@link #gradients()}, with the gradients at given values of the inputs. */
  public final GradientReport gradients(Map<? extends Variable, ?> inputs) {
    return Inspect.gradients(cost(), List.copyOf(weights.values()), params(), inputs)
        .withRules(name -> selection.rule().of(name).orElse("no rule takes its name"));
  }

  /** How many numbers the weights hold together. */
  public final long parameterCount() {
    return weights.values().stream().mapToLong(w -> w.current().size()).sum();
  }

  /** How long the hooks took; NaN before {@link #build}. */
  public final double buildSeconds() {
    return buildSeconds;
  }

  /** The weights, what training changes besides them, and the states of all {@link #streams}. */
  public final State state() {
    State all = State.of(weights.values());
    if (train != null) all.putUpdated(train);
    return all.putGenerators(streams.updates());
  }

  /**
   * Writes the settings to {@code STEM-config.json} and the weights to {@code STEM-params.npz}.
   *
   * @param stem a path without an ending
   */
  public final void save(Path stem) {
    new Stem(stem).writeModel(settings, State.of(weights.values()));
  }

  /**
   * Takes the weights that {@link #save} or a run of training left.
   *
   * @param stem as in {@link #save}, or the NPZ file itself
   * @throws CheckpointException if the file cannot be read, or lists what is missing, unknown, or
   *     of another shape
   */
  public final void restore(Path stem) {
    new Stem(stem).restore(State.of(weights.values()));
  }

  @Override
  public String toString() {
    String time =
        Double.isNaN(buildSeconds) ? "not built" : "built in %.2f s".formatted(buildSeconds);
    return "%s: %,d parameters in %d arrays, %s"
        .formatted(name(), parameterCount(), weights.size(), time);
  }
}
