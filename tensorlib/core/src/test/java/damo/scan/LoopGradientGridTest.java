package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.scan.SmallLoop.Feature;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients of loops with each feature alone, and with each two, to sequences, first states,
 * weights listed and captured: against finite differences, and where they are cut short, against a
 * loop whose steps hold them up themselves.
 */
class LoopGradientGridTest {
  private static final GradOptions IGNORE =
      GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 2e-7;

  /** Checks a case; errors are gathered, so that one run tells of all. */
  @FunctionalInterface
  private interface Check {
    void of(Set<Feature> features);
  }

  private static void each(List<Set<Feature>> cases, Check check) {
    List<String> wrong = new ArrayList<>();
    for (Set<Feature> features : cases) {
      try {
        check.of(features);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        wrong.add(features + ": " + e);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static List<TensorVariable> inputs() {
    return List.of(T.dmatrix("xs"), T.dmatrix("first"), T.dmatrix("w"), T.dvector("b"));
  }

  /** Each call draws and counts alike. */
  private static Function function(List<TensorVariable> in, List<TensorVariable> out, Mode mode) {
    return Damo.function(in)
        .outputs(out)
        .mode(mode)
        .onUnusedInput(OnUnusedInput.IGNORE)
        .noDefaultUpdates()
        .build();
  }

  private static List<double[]> call(Function f, Object... values) {
    return f.callAll(values).stream().map(a -> a.dup().data().asDouble()).toList();
  }

  private static List<TensorVariable> withGradients(TensorVariable cost, List<TensorVariable> in) {
    List<TensorVariable> all = new ArrayList<>(List.of(cost));
    all.addAll(Gradients.grad(cost, in, IGNORE));
    return all;
  }

  /** Of what {@link #withGradients} gives, the gradients against differences of the cost. */
  private static void checkDifferences(Function f) {
    Object[] at = SmallLoop.points().stream().map(T::constant).map(c -> c.eval()).toArray();
    List<double[]> got = call(f, at);
    for (int i = 0; i < at.length; i++) {
      INDArray x = (INDArray) at[i];
      double[] want = new double[(int) x.length()];
      for (int k = 0; k < want.length; k++) {
        double[] costs = new double[2];
        for (int side = 0; side < 2; side++) {
          INDArray moved = x.dup();
          moved.data().put(k, x.data().getDouble(k) + (side == 0 ? STEP : -STEP));
          at[i] = moved;
          costs[side] = call(f, at).getFirst()[0];
        }
        want[k] = (costs[0] - costs[1]) / (2 * STEP);
      }
      at[i] = x;
      assertArrayEquals(want, got.get(1 + i), TOLERANCE * (1 + most(want)), "argument " + i);
    }
  }

  private static double most(double[] values) {
    double most = 0;
    for (double v : values) most = Math.max(most, Math.abs(v));
    return most;
  }

  private static List<Set<Feature>> whole(List<Set<Feature>> cases) {
    return cases.stream().filter(c -> !c.contains(Feature.TRUNCATED)).toList();
  }

  @Test
  void eachFeatureAndEachTwoHaveTheGradientOfFiniteDifferences() {
    each(
        whole(SmallLoop.aloneAndInPairs()),
        features -> {
          List<TensorVariable> in = inputs();
          List<TensorVariable> all = withGradients(new SmallLoop(features).cost(in), in);
          checkDifferences(function(in, all, Mode.FAST_RUN));
        });
  }

  @Test
  void gradientsThatAreCutShortAreThoseOfStepsThatHoldThemUp() {
    each(
        SmallLoop.aloneAndInPairs().stream().filter(c -> c.contains(Feature.TRUNCATED)).toList(),
        features -> {
          List<TensorVariable> in = inputs();
          List<TensorVariable> all = withGradients(new SmallLoop(features).cost(in), in);
          List<TensorVariable> held =
              withGradients(new SmallLoop(features).costHeldByTheStep(in), in);
          List<double[]> got = call(function(in, all, Mode.FAST_RUN), SmallLoop.points().toArray());
          List<double[]> want =
              call(function(in, held, Mode.FAST_RUN), SmallLoop.points().toArray());
          for (int i = 1; i < all.size(); i++)
            assertArrayEquals(want.get(i), got.get(i), 1e-10, "argument " + (i - 1));
        });
  }

  @Test
  void gradientsOfGradientsAreThoseOfFiniteDifferences() {
    each(
        whole(SmallLoop.alone()),
        features -> {
          List<TensorVariable> in = inputs();
          TensorVariable sum = sumOfGradients(new SmallLoop(features), in);
          checkDifferences(function(in, withGradients(sum, in), Mode.FAST_RUN));
        });
  }

  private static TensorVariable sumOfGradients(SmallLoop loop, List<TensorVariable> in) {
    TensorVariable sum = in.get(3).sum();
    int weight = 1;
    for (TensorVariable g : Gradients.grad(loop.cost(in), in, IGNORE))
      sum = sum.add(T.sum(T.cos(g.mul(0.5 * weight++))));
    return sum;
  }

  @Test
  void gradientsToCapturedSharedVariablesAreThoseToInputs() {
    each(
        SmallLoop.aloneAndInPairs(),
        features -> {
          List<TensorVariable> in = inputs();
          List<TensorVariable> all = withGradients(new SmallLoop(features).cost(in), in);
          List<TensorVariable> shared = new ArrayList<>();
          for (Object point : SmallLoop.points()) shared.add(Damo.shared(T.constant(point).eval()));
          List<TensorVariable> ofShared =
              withGradients(new SmallLoop(features).cost(shared), shared);
          List<double[]> want =
              call(function(in, all, Mode.FAST_RUN), SmallLoop.points().toArray());
          List<double[]> got = call(function(List.of(), ofShared, Mode.FAST_RUN));
          for (int i = 0; i < all.size(); i++)
            assertArrayEquals(want.get(i), got.get(i), 1e-10, "output " + i);
        });
  }

  @Test
  void allModesAgree() {
    each(
        SmallLoop.aloneAndInPairs(),
        features -> {
          List<TensorVariable> in = inputs();
          List<TensorVariable> all = withGradients(new SmallLoop(features).cost(in), in);
          Object[] points = SmallLoop.points().toArray();
          List<double[]> want = call(function(in, all, Mode.FAST_COMPILE), points);
          for (Mode mode : List.of(Mode.FAST_RUN, Mode.DEBUG)) {
            List<double[]> got = call(function(in, all, mode), points);
            for (int i = 0; i < all.size(); i++)
              assertArrayEquals(want.get(i), got.get(i), 1e-9, mode + " output " + i);
          }
        });
  }
}
