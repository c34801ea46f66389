package damo.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared variables after some calls are the same whatever runs the updates. */
class UpdateGraphsTest {
  private static final int CALLS = 3;

  @Test
  void anUpdateThatIsCopiedIsComputedBefore() {
    for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
      SharedTensor first = Damo.shared(new double[] {1, 2, 3}, "first");
      SharedTensor second = Damo.shared(new double[] {10, 20, 30}, "second");
      TensorVariable x = T.dvector("x");
      TensorVariable e = x.mul(first).add(1);
      Function f =
          Damo.function(List.of(x))
              .outputs(second)
              .updates(Updates.of(first, e.add(1), second, e.add(second)))
              .mode(mode)
              .build();
      assertEquals(
          List.of(10.0, 20.0, 30.0), numbers(f.callAll(new double[] {1, 1, 1}).getFirst()));
      assertEquals(List.of(12.0, 23.0, 34.0), numbers(second.getValue()), mode.name());
      assertEquals(List.of(3.0, 4.0, 5.0), numbers(first.getValue()), mode.name());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomUpdatesAgreeBetweenModes(int seed) {
    assertEquals(run(seed, Mode.FAST_COMPILE), run(seed, Mode.FAST_RUN), "seed " + seed);
    assertEquals(run(seed, Mode.FAST_COMPILE), run(seed, Mode.NAN_GUARD), "seed " + seed);
  }

  /** What the results and the shared variables were, call after call. */
  private static List<List<Double>> run(int seed, Mode mode) {
    SplittableRandom random = new SplittableRandom(seed);
    TensorVariable x = T.dvector("x");
    List<SharedTensor> shared = new ArrayList<>();
    for (int i = 0; i < 3; i++)
      shared.add(Damo.shared(new double[] {random.nextInt(5), 2, random.nextInt(3)}, "s" + i));
    List<TensorVariable> made = new ArrayList<>(shared);
    made.add(x);
    for (int i = 0; i < 8; i++) made.add(next(random, made));
    Updates updates = new Updates();
    for (SharedTensor s : shared)
      updates.put(s, random.nextInt(4) == 0 ? pick(random, made) : pick(random, made).mul(0.5));
    List<TensorVariable> outputs = List.of(pick(random, made), pick(random, made), x.add(0));
    Function f = Damo.function(List.of(x)).outputs(outputs).updates(updates).mode(mode).build();
    List<List<Double>> seen = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      f.callAll((Object) new double[] {1, call, -1}).forEach(r -> seen.add(numbers(r)));
      shared.forEach(s -> seen.add(numbers(s.getValue())));
    }
    return seen;
  }

  private static TensorVariable next(SplittableRandom random, List<TensorVariable> made) {
    TensorVariable a = pick(random, made);
    TensorVariable b = pick(random, made);
    return switch (random.nextInt(4)) {
      case 0 -> a.add(b);
      case 1 -> a.sub(b);
      case 2 -> a.mul(0.25).add(b.sum());
      default -> a.get("::-1").maximum(b);
    };
  }

  private static TensorVariable pick(SplittableRandom random, List<TensorVariable> made) {
    return made.get(random.nextInt(made.size()));
  }

  private static List<Double> numbers(org.nd4j.linalg.api.ndarray.INDArray a) {
    List<Double> out = new ArrayList<>();
    for (double d : a.dup().data().asDouble()) out.add(d);
    return out;
  }
}
