package damo.scan;

import damo.Damo;
import damo.T;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A small loop with some of the features that loops have. */
final class SmallLoop {
  /** What a loop may have. */
  enum Feature {
    SEQUENCE_TAPS,
    STATE_TAPS,
    SECOND_STATE,
    COPIED_STATE,
    MAP,
    NOT_FED_BACK,
    SHARED,
    UNTIL,
    BACKWARDS,
    FEWER_STEPS,
    ONE_STEP,
    NO_STEP,
    NESTED,
    BROADCAST_FIRST,
    LAST_ONLY,
    UNUSED_STATE,
    SCALAR_CAPTURED,
    CONSTANT_OUTPUT,
    NO_SEQUENCE,
    SUM_STATE,
    MATRIX_STATE,
    REPEATED_OUTPUT,
    PAST_OUTPUT_IN_COST
  }

  private final Set<Feature> features;

  SmallLoop(Set<Feature> features) {
    this.features = features.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(features);
  }

  private boolean has(Feature f) {
    return features.contains(f);
  }

  /** Whether the loop says how long it is in one way only. */
  static boolean isSensible(Set<Feature> f) {
    boolean lengths =
        EnumSet.of(Feature.FEWER_STEPS, Feature.ONE_STEP, Feature.NO_STEP).stream()
                .filter(f::contains)
                .count()
            <= 1;
    boolean nothingLast = f.contains(Feature.NO_STEP) && f.contains(Feature.LAST_ONLY);
    return lengths
        && !nothingLast
        && !(f.contains(Feature.NO_STEP) && f.contains(Feature.PAST_OUTPUT_IN_COST));
  }

  /** The sum of all that the loop computes, weighted. */
  TensorVariable cost(List<TensorVariable> in) {
    TensorVariable xs = in.get(0);
    TensorVariable first = in.get(1);
    TensorVariable w = in.get(2);
    TensorVariable b = in.get(3);
    ScanBuilder loop = Damo.scanList(args -> step(args, w, b));
    if (!has(Feature.NO_SEQUENCE))
      loop.sequences(has(Feature.SEQUENCE_TAPS) ? Seq.of(xs).taps(-1, 1, 0) : xs);
    else loop.nSteps(4);
    if (has(Feature.UNTIL)) loop.sequences(T.arange(4));
    List<Object> infos = new ArrayList<>();
    infos.add(
        has(Feature.STATE_TAPS)
            ? Init.of(first).taps(-2, -1)
            : has(Feature.BROADCAST_FIRST) ? first.get(0, "0:1") : first.get(0));
    if (has(Feature.SECOND_STATE)) infos.add(first.get(1));
    if (has(Feature.COPIED_STATE)) infos.add(first.get(1));
    if (has(Feature.SUM_STATE)) infos.add(T.constant(0.5, DType.FLOAT64));
    if (has(Feature.MATRIX_STATE)) infos.add(first);
    if (has(Feature.UNUSED_STATE)) infos.add(first.get(0));
    if (has(Feature.MAP)) infos.add(Init.none());
    if (has(Feature.NOT_FED_BACK)) infos.add(Init.none());
    if (has(Feature.CONSTANT_OUTPUT)) infos.add(Init.none());
    if (has(Feature.REPEATED_OUTPUT)) infos.add(Init.none());
    loop.outputsInfo(infos.toArray());
    loop.goBackwards(has(Feature.BACKWARDS));
    if (has(Feature.FEWER_STEPS)) loop.nSteps(3);
    if (has(Feature.ONE_STEP)) loop.nSteps(1);
    if (has(Feature.NO_STEP)) loop.nSteps(0);
    loop.nonSequences(w);
    TensorVariable sum = b.sum();
    int weight = 1;
    for (TensorVariable out : loop.run().outputs()) {
      TensorVariable part = has(Feature.LAST_ONLY) ? out.get(-1) : out;
      sum = sum.add(T.sum(T.sin(part.add(0.3 * weight)).mul(1.0 / weight)));
      if (has(Feature.PAST_OUTPUT_IN_COST)) sum = sum.add(T.sum(out.get(0).mul(out.get(-1))));
      weight++;
    }
    return sum;
  }

  private Object step(List<TensorVariable> args, TensorVariable w, TensorVariable b) {
    int at = 0;
    TensorVariable x = b.mul(0.1);
    if (!has(Feature.NO_SEQUENCE)) {
      x = args.get(at++);
      if (has(Feature.SEQUENCE_TAPS)) {
        TensorVariable ahead = args.get(at++);
        x = x.mul(ahead).add(args.get(at++).mul(0.5));
      }
    }
    TensorVariable i = has(Feature.UNTIL) ? args.get(at++) : null;
    TensorVariable h = args.get(at++);
    if (has(Feature.STATE_TAPS)) h = h.mul(0.7).add(args.get(at++).mul(h));
    List<TensorVariable> outputs = new ArrayList<>();
    TensorVariable seen = has(Feature.BROADCAST_FIRST) ? h.mul(x) : T.dot(args.getLast(), h);
    TensorVariable next = x.add(seen).add(b);
    if (has(Feature.SHARED)) next = next.mul(Damo.shared(0.8, DType.FLOAT64));
    if (has(Feature.SCALAR_CAPTURED)) next = next.mul(b.sum());
    if (has(Feature.NESTED)) next = next.add(nested(h, x));
    outputs.add(T.tanh(next));
    if (has(Feature.SECOND_STATE)) {
      TensorVariable c = args.get(at++);
      outputs.add(c.mul(0.9).add(T.sin(h).mul(c)));
      outputs.set(0, outputs.get(0).add(c.mul(0.2)));
    }
    if (has(Feature.COPIED_STATE)) {
      TensorVariable before = args.get(at++);
      outputs.add(h);
      outputs.set(0, outputs.get(0).add(before.mul(0.3)));
    }
    if (has(Feature.SUM_STATE)) outputs.add(args.get(at++).mul(0.5).add(T.sum(h)));
    if (has(Feature.MATRIX_STATE)) {
      TensorVariable m = args.get(at++);
      outputs.add(T.tanh(T.dot(m, w).add(T.outer(x, h))));
      outputs.set(0, outputs.get(0).add(T.sum(m, 0).mul(0.1)));
    }
    if (has(Feature.UNUSED_STATE)) {
      at++;
      outputs.add(x.mul(2));
    }
    if (has(Feature.MAP)) outputs.add(T.sqr(h).add(x));
    if (has(Feature.NOT_FED_BACK)) outputs.add(T.sum(T.exp(outputs.get(0).mul(x))));
    if (has(Feature.CONSTANT_OUTPUT)) outputs.add(b);
    if (has(Feature.REPEATED_OUTPUT)) outputs.add(outputs.get(0));
    return i == null ? outputs : Step.until(outputs, i.ge(2));
  }

  private static TensorVariable nested(TensorVariable h, TensorVariable x) {
    return Damo.scan((e, acc) -> acc.mul(0.5).add(e.mul(h)))
        .sequences(x)
        .outputsInfo(h)
        .run()
        .output()
        .get(-1);
  }
}
