package damo.scan;

import damo.Damo;
import damo.T;
import damo.compile.Updates;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small loop with some of the features that loops have. */
final class SmallLoop {
  /** Through how many of the last steps gradients flow, where they are cut short. */
  static final int TRUNCATED_TO = 2;

  /** What a loop may have. */
  enum Feature {
    SEQUENCE_TAPS,
    SHORTER_SEQUENCE,
    STATE_TAPS,
    GAPPED_TAPS,
    SECOND_STATE,
    COPIED_STATE,
    MAP,
    NOT_FED_BACK,
    SHARED,
    UNTIL,
    BACKWARDS,
    FEWER_STEPS,
    SYMBOLIC_STEPS,
    ONE_STEP,
    NO_STEP,
    STRICT_LENGTHS,
    NESTED,
    IFELSE,
    BROADCAST_FIRST,
    CAST_FIRST,
    LAST_ONLY,
    REDUCED,
    UNUSED_STATE,
    INTEGER_STATE,
    SCALAR_CAPTURED,
    LISTED,
    CONSTANT_OUTPUT,
    NO_SEQUENCE,
    SUM_STATE,
    MATRIX_STATE,
    REPEATED_OUTPUT,
    PAST_OUTPUT_IN_COST,
    CHECKPOINTS,
    TRUNCATED,
    UPDATED,
    DRAWS
  }

  /** Features of which a loop can have one at most. */
  private static final List<Set<Feature>> EITHER =
      List.of(
          EnumSet.of(
              Feature.FEWER_STEPS, Feature.SYMBOLIC_STEPS, Feature.ONE_STEP, Feature.NO_STEP),
          EnumSet.of(Feature.STATE_TAPS, Feature.GAPPED_TAPS, Feature.BROADCAST_FIRST),
          EnumSet.of(Feature.LAST_ONLY, Feature.REDUCED),
          EnumSet.of(Feature.PAST_OUTPUT_IN_COST, Feature.REDUCED));

  /** What a feature does not go with. */
  private static final Map<Feature, Set<Feature>> WITHOUT =
      Map.of(
          Feature.STRICT_LENGTHS,
          EnumSet.of(
              Feature.FEWER_STEPS,
              Feature.SYMBOLIC_STEPS,
              Feature.ONE_STEP,
              Feature.NO_STEP,
              Feature.SHORTER_SEQUENCE),
          Feature.CHECKPOINTS,
          EnumSet.of(
              Feature.STATE_TAPS,
              Feature.GAPPED_TAPS,
              Feature.UNTIL,
              Feature.TRUNCATED,
              Feature.UPDATED,
              Feature.DRAWS),
          Feature.NO_STEP,
          EnumSet.of(Feature.LAST_ONLY, Feature.PAST_OUTPUT_IN_COST, Feature.REDUCED));

  private final Set<Feature> features;
  private final RandomStreams streams = new RandomStreams(5);
  private final SharedTensor factor = Damo.shared(0.8, DType.FLOAT64);
  private final SharedTensor counted = Damo.shared(0.9, DType.FLOAT64);

  /** The first step through which gradients flow, if the step itself sees to that. */
  private @Nullable TensorVariable liveFrom;

  SmallLoop(Set<Feature> features) {
    this.features = features.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(features);
  }

  /** No feature, and each alone. */
  static List<Set<Feature>> alone() {
    List<Set<Feature>> cases = new ArrayList<>();
    cases.add(EnumSet.noneOf(Feature.class));
    for (Feature f : Feature.values()) cases.add(EnumSet.of(f));
    return cases;
  }

  /** No feature, each alone, and each two that go together. */
  static List<Set<Feature>> aloneAndInPairs() {
    List<Set<Feature>> cases = alone();
    for (Feature a : Feature.values())
      for (Feature b : Feature.values())
        if (a.compareTo(b) < 0 && isSensible(EnumSet.of(a, b))) cases.add(EnumSet.of(a, b));
    return cases;
  }

  private static boolean isSensible(Set<Feature> pair) {
    for (Set<Feature> one : EITHER) if (one.containsAll(pair)) return false;
    for (Feature f : pair) {
      Set<Feature> others = WITHOUT.getOrDefault(f, Set.of());
      if (pair.stream().anyMatch(others::contains)) return false;
    }
    return true;
  }

  /** Sequence, first states, weights and bias: as {@link #cost} takes them. */
  static List<?> points() {
    Random random = new Random(7);
    double[][] xs = new double[6][2];
    double[][] first = new double[2][2];
    double[][] w = new double[2][2];
    double[] b = new double[2];
    for (double[][] m : List.of(xs, first, w))
      for (double[] row : m) for (int i = 0; i < 2; i++) row[i] = random.nextGaussian() * 0.6;
    for (int i = 0; i < 2; i++) b[i] = random.nextGaussian() * 0.5;
    return List.of(xs, first, w, b);
  }

  private boolean has(Feature f) {
    return features.contains(f);
  }

  /** The sum of all that the loop computes, weighted. */
  TensorVariable cost(List<TensorVariable> in) {
    TensorVariable sum = in.get(3).sum();
    int weight = 1;
    List<TensorVariable> outputs = new ArrayList<>(run(in).outputs());
    if (liveFrom != null) outputs.remove(1);
    for (TensorVariable out : outputs) {
      TensorVariable part = has(Feature.LAST_ONLY) ? out.get(-1) : out;
      sum = sum.add(T.sum(T.sin(part.add(0.3 * weight)).mul(1.0 / weight)));
      if (has(Feature.PAST_OUTPUT_IN_COST)) sum = sum.add(T.sum(out.get(0).mul(out.get(-1))));
      weight++;
    }
    return sum;
  }

  /**
   * The same cost, by a loop that is not truncated, but whose steps before the last few let no
   * gradients through.
   */
  TensorVariable costHeldByTheStep(List<TensorVariable> in) {
    Set<Feature> all = new HashSet<>(features);
    all.remove(Feature.REDUCED);
    TensorVariable steps = new SmallLoop(all).run(in).outputs().getFirst().shape().get(0);
    SmallLoop held = new SmallLoop(features);
    held.features.remove(Feature.TRUNCATED);
    held.liveFrom = steps.sub(TRUNCATED_TO);
    return held.cost(in);
  }

  private ScanResult run(List<TensorVariable> in) {
    TensorVariable xs = in.get(0);
    TensorVariable w = in.get(2);
    TensorVariable b = in.get(3);
    ScanBuilder loop =
        new ScanBuilder(
            new StepFunction(-1, args -> new Body(args, w, b).step()),
            has(Feature.REDUCED) ? ScanBuilder.Purpose.LAST : ScanBuilder.Purpose.ALL);
    walk(loop, xs);
    loop.outputsInfo(infos(begun(in.get(1))).toArray());
    loop.goBackwards(has(Feature.BACKWARDS)).strictLengths(has(Feature.STRICT_LENGTHS));
    if (has(Feature.FEWER_STEPS)) loop.nSteps(3);
    if (has(Feature.SYMBOLIC_STEPS)) loop.nSteps(xs.shape().get(0).sub(3));
    if (has(Feature.ONE_STEP)) loop.nSteps(1);
    if (has(Feature.NO_STEP)) loop.nSteps(0);
    if (has(Feature.CHECKPOINTS)) loop.checkpoints(3);
    if (has(Feature.TRUNCATED)) loop.truncateGradient(TRUNCATED_TO);
    if (has(Feature.LISTED)) loop.strict(true).nonSequences(b, factor);
    if (liveFrom != null) loop.nonSequences(liveFrom);
    return loop.nonSequences(w).run();
  }

  private void walk(ScanBuilder loop, TensorVariable xs) {
    boolean isLong =
        has(Feature.STRICT_LENGTHS) && !has(Feature.SEQUENCE_TAPS) && !has(Feature.NO_SEQUENCE);
    if (has(Feature.NO_SEQUENCE)) loop.nSteps(4);
    else loop.sequences(has(Feature.SEQUENCE_TAPS) ? Seq.of(xs).taps(-1, 1, 0) : xs);
    if (has(Feature.SHORTER_SEQUENCE)) loop.sequences(xs.get("1:4"));
    if (has(Feature.UNTIL)) loop.sequences(T.arange(isLong ? 6 : 4));
  }

  private TensorVariable begun(TensorVariable first) {
    if (liveFrom == null) return first;
    return T.where(liveFrom.gt(0), T.zeroGrad(first), first);
  }

  private List<Object> infos(TensorVariable first) {
    List<Object> infos = new ArrayList<>();
    infos.add(firstState(first));
    if (liveFrom != null) infos.add(T.constant(0, DType.INT64));
    if (has(Feature.SECOND_STATE)) infos.add(first.get(1));
    if (has(Feature.COPIED_STATE)) infos.add(first.get(1));
    if (has(Feature.CAST_FIRST)) infos.add(T.constant(0.25, DType.FLOAT32));
    if (has(Feature.INTEGER_STATE)) infos.add(T.constant(1, DType.INT64));
    if (has(Feature.SUM_STATE)) infos.add(T.constant(0.5, DType.FLOAT64));
    if (has(Feature.MATRIX_STATE)) infos.add(first);
    if (has(Feature.UNUSED_STATE)) infos.add(first.get(0));
    if (has(Feature.MAP)) infos.add(Init.none());
    if (has(Feature.NOT_FED_BACK)) infos.add(Init.none());
    if (has(Feature.CONSTANT_OUTPUT)) infos.add(Init.none());
    if (has(Feature.REPEATED_OUTPUT)) infos.add(Init.none());
    return infos;
  }

  private Object firstState(TensorVariable first) {
    if (has(Feature.STATE_TAPS)) return Init.of(first).taps(-2, -1);
    if (has(Feature.GAPPED_TAPS))
      return Init.of(T.concatenate(List.of(first.get("0:1").mul(0.5), first))).taps(-3, -1);
    return has(Feature.BROADCAST_FIRST) ? first.get(0, "0:1") : first.get(0);
  }

  /** One step: takes what it is given from the front, in the order in which the loop gives it. */
  private final class Body {
    private final List<TensorVariable> args;
    private final List<TensorVariable> outputs = new ArrayList<>();
    private int at;

    /** The sequences' elements, of which the last says whether to end. */
    private TensorVariable x;

    private @Nullable TensorVariable i;

    private TensorVariable h;
    private final @Nullable TensorVariable t;
    private final TensorVariable w;
    private final TensorVariable dotted;
    private final TensorVariable b;

    Body(List<TensorVariable> args, TensorVariable w, TensorVariable b) {
      this.args = args;
      x = b.mul(0.1);
      readSequences();
      h = next();
      if (has(Feature.STATE_TAPS) || has(Feature.GAPPED_TAPS)) h = h.mul(0.7).add(next().mul(h));
      t = liveFrom == null ? null : next();
      this.w = live(w);
      this.b = live(b);
      dotted = live(args.getLast());
      x = live(x);
    }

    private void readSequences() {
      if (!has(Feature.NO_SEQUENCE)) {
        x = next();
        if (has(Feature.SEQUENCE_TAPS)) {
          TensorVariable ahead = next();
          x = x.mul(ahead).add(next().mul(0.5));
        }
      }
      if (has(Feature.SHORTER_SEQUENCE)) x = x.add(next().mul(0.3));
      if (has(Feature.UNTIL)) i = next();
    }

    private TensorVariable next() {
      return args.get(at++);
    }

    private TensorVariable live(TensorVariable v) {
      return t == null || liveFrom == null ? v : T.where(t.lt(liveFrom), T.zeroGrad(v), v);
    }

    Step step() {
      outputs.add(T.tanh(main()));
      if (t != null) outputs.add(t.add(1));
      moreStates();
      if (has(Feature.UNUSED_STATE)) outputs.add(x.mul(2));
      if (has(Feature.MAP)) outputs.add(T.sqr(h).add(x));
      if (has(Feature.NOT_FED_BACK)) outputs.add(T.sum(T.exp(outputs.get(0).mul(x))));
      if (has(Feature.CONSTANT_OUTPUT)) outputs.add(b);
      if (has(Feature.REPEATED_OUTPUT)) outputs.add(outputs.get(0));
      Updates updates = new Updates();
      if (has(Feature.UPDATED)) updates.put(counted, counted.mul(0.9).add(0.2));
      return i == null ? Step.of(outputs, updates) : Step.until(outputs, updates, i.ge(2));
    }

    private TensorVariable main() {
      TensorVariable seen = has(Feature.BROADCAST_FIRST) ? h.mul(x) : T.dot(dotted, h);
      TensorVariable next = x.add(seen).add(b);
      if (has(Feature.SHARED)) next = next.mul(factor);
      if (has(Feature.UPDATED)) next = next.mul(counted);
      if (has(Feature.DRAWS))
        next = next.mul(streams.uniform(new int[] {2}, 0.5, 1.5, DType.FLOAT64));
      if (has(Feature.SCALAR_CAPTURED)) next = next.mul(b.sum());
      if (has(Feature.NESTED)) next = next.add(nested());
      if (has(Feature.IFELSE)) next = Damo.ifelse(x.sum().gt(0), next.mul(0.5), T.sin(next));
      return next;
    }

    private TensorVariable nested() {
      return Damo.scan((e, acc) -> acc.mul(0.5).add(e.mul(h)))
          .sequences(x)
          .outputsInfo(h)
          .run()
          .output()
          .get(-1);
    }

    private void moreStates() {
      if (has(Feature.SECOND_STATE)) {
        TensorVariable c = next();
        outputs.add(c.mul(0.9).add(T.sin(h).mul(c)));
        addToFirst(c.mul(0.2));
      }
      if (has(Feature.COPIED_STATE)) {
        outputs.add(h);
        addToFirst(next().mul(0.3));
      }
      if (has(Feature.CAST_FIRST)) {
        TensorVariable c = next();
        outputs.add(c.mul(0.5).add(h));
        addToFirst(c.mul(0.3));
      }
      if (has(Feature.INTEGER_STATE)) {
        TensorVariable k = next();
        outputs.add(k.add(2));
        addToFirst(h.mul(k).mul(0.1));
      }
      if (has(Feature.SUM_STATE)) outputs.add(next().mul(0.5).add(T.sum(h)));
      if (has(Feature.MATRIX_STATE)) {
        TensorVariable m = next();
        outputs.add(T.tanh(T.dot(m, w).add(T.outer(x, h))));
        addToFirst(T.sum(m, 0).mul(0.1));
      }
      if (has(Feature.UNUSED_STATE)) at++;
    }

    private void addToFirst(TensorVariable more) {
      outputs.set(0, outputs.get(0).add(more));
    }
  }
}
