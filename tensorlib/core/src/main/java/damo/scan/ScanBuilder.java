package damo.scan;

import damo.compile.Mode;
import damo.error.DamoException;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a loop is to be; {@link #run} builds it.
 *
 * <p>The arguments of the step are, in this order: for each sequence its elements at its taps; for
 * each output that is fed back its past values at its taps; the non-sequences. Whatever else the
 * step uses is captured.
 */
public final class ScanBuilder {
  final StepFunction step;
  final Purpose purpose;
  final List<Seq> sequences = new ArrayList<>();
  final List<Init> outputsInfo = new ArrayList<>();
  final List<TensorVariable> nonSequences = new ArrayList<>();
  @Nullable TensorVariable nSteps;
  int truncateGradient = -1;
  boolean goBackwards;
  boolean strict;
  boolean strictLengths;
  int checkpoints;
  String name = "scan";

  /** What is made of the steps' outputs. */
  public enum Purpose {
    /** All of them, along a new leading axis. */
    ALL,
    /** The last ones. */
    LAST,
    /** The elements of the first sequence for which the step is true. */
    FILTER
  }

  /** A loop of {@code step}. */
  public ScanBuilder(StepFunction step, Purpose purpose) {
    this.step = step;
    this.purpose = purpose;
  }

  /**
   * What the loop walks along the leading axis: {@link Seq}, variables or values. The shortest one
   * decides how many steps there are.
   */
  public ScanBuilder sequences(Object... walked) {
    for (Object o : spread(walked)) sequences.add(o instanceof Seq s ? s : Seq.of(o));
    return this;
  }

  /**
   * For each output of the step what it begins with: {@link Init}, a variable or value; {@link
   * Init#none} or null if it is not fed back.
   */
  public ScanBuilder outputsInfo(@Nullable Object... infos) {
    for (Object o : spread(infos))
      outputsInfo.add(o == null ? Init.none() : o instanceof Init i ? i : Init.of(o));
    return this;
  }

  /** What every step is given as it is. */
  public ScanBuilder nonSequences(Object... same) {
    for (Object o : spread(same)) nonSequences.add(Operands.asTensor(o));
    return this;
  }

  /** Java passes a list, or a nested array such as double[][], as if it were the arguments. */
  private static List<? extends @Nullable Object> spread(@Nullable Object @Nullable [] given) {
    if (given == null) return Arrays.asList((Object) null);
    if (given.getClass().getComponentType().isArray()) return List.of((Object) given);
    if (given.length == 1 && given[0] instanceof List<?> l) return l;
    return Arrays.asList(given);
  }

  /**
   * How many steps to make at most: an int, a long, or an integer scalar. Sequences that are
   * shorter end the loop.
   */
  public ScanBuilder nSteps(Object steps) {
    nSteps = Operands.integerScalar(steps, "the number of steps");
    return this;
  }

  /** Gradients flow through this many of the last steps only; −1 for all. */
  public ScanBuilder truncateGradient(int steps) {
    if (steps == 0 || steps < -1)
      throw new DamoException(
          "truncateGradient takes a positive number of steps, or -1 for all; got " + steps);
    truncateGradient = steps;
    return this;
  }

  /** Whether the sequences are walked from their end. */
  public ScanBuilder goBackwards(boolean backwards) {
    goBackwards = backwards;
    return this;
  }

  /** Whether every variable that the step uses must be among its arguments. */
  public ScanBuilder strict(boolean allListed) {
    strict = allListed;
    return this;
  }

  /**
   * Whether it is an error if a sequence has more or fewer elements to walk than another, or than
   * {@link #nSteps}.
   */
  public ScanBuilder strictLengths(boolean equalLengths) {
    strictLengths = equalLengths;
    return this;
  }

  /**
   * Keeps only the outputs of every {@code saveEvery}-th step, and of the last one; for the
   * gradient, the steps between are made again when they are needed. With the square root of the
   * number of steps, memory grows with that root. Outputs are fed back with tap −1 only, and steps
   * can neither end the loop nor draw random numbers.
   */
  public ScanBuilder checkpoints(int saveEvery) {
    if (saveEvery < 1)
      throw new DamoException("checkpoints takes a positive number of steps, got " + saveEvery);
    checkpoints = saveEvery;
    return this;
  }

  /** What messages call the loop. */
  public ScanBuilder name(String newName) {
    name = newName;
    return this;
  }

  /** The function that uses the loop says how it runs; kept for the sake of those who ask. */
  public ScanBuilder mode(Mode how) {
    return this;
  }

  /**
   * Builds the loop.
   *
   * @throws DamoException if nothing says how many steps there are, or the step does not return
   *     what {@link #outputsInfo} tells
   * @throws damo.error.DTypeException if an output and what it begins with differ in dtype
   * @throws damo.error.ShapeException if they differ in rank or lengths
   */
  public ScanResult run() {
    return checkpoints > 0 ? new Checkpoints(this).result() : new Construction(this).result();
  }
}
