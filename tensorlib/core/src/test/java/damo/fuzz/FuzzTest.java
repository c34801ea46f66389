package damo.fuzz;

import damo.compile.Mode;
import damo.error.DamoException;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.grad.VerifyGrad;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Samples;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Random graphs and their gradients are the same in all modes, and gradients are those of finite
 * differences. {@code -Dfuzz.graphs=N} tries more, {@code -Ddamo.seed=N} one. What fails is shown
 * as the smallest graph that still does.
 */
class FuzzTest {
  private static final int GRAPHS = Integer.getInteger("fuzz.graphs", 2_000);
  private static final int DEBUGGED = 5;
  private static final int DIFFERENTIATED = 4;
  private static final double LARGE = 1e6;

  @Test
  void graphsAreTheSameInAllModes() {
    int[] n = {0};
    Samples.forSeeds(
        GRAPHS * (DIFFERENTIATED - 1) / DIFFERENTIATED,
        samples -> {
          FuzzGraph g = FuzzGraph.random(samples, false, 2 + samples.random().nextInt(9));
          fail(g, n[0]++ % DEBUGGED == 0 ? FuzzTest::differenceFromDebug : FuzzTest::difference);
        });
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Samples.forSeeds(
        GRAPHS / DIFFERENTIATED,
        samples ->
            fail(
                FuzzGraph.random(samples, true, 2 + samples.random().nextInt(6))
                    .withUnknownLengths(),
                FuzzTest::wrongGradient));
  }

  private interface Check {
    Optional<String> fault(FuzzGraph graph);
  }

  private static void fail(FuzzGraph graph, Check check) {
    if (graph.lines().isEmpty() || !hasResult(graph) || check.fault(graph).isEmpty()) return;
    FuzzGraph smallest = graph.shrunk(g -> hasResult(g) && check.fault(g).isPresent());
    throw new AssertionError(check.fault(smallest).orElseThrow() + " of\n" + smallest);
  }

  /** Some graphs have none at run time: the greatest of no elements. */
  private static boolean hasResult(FuzzGraph graph) {
    List<TensorVariable> inputs = graph.inputs();
    try {
      Compiled.run(inputs, List.of(graph.result(inputs)), graph.values(), Mode.FAST_COMPILE);
      return true;
    } catch (DamoException none) {
      return false;
    }
  }

  private static Optional<String> difference(FuzzGraph graph) {
    return difference(graph, Mode.FAST_RUN);
  }

  private static Optional<String> differenceFromDebug(FuzzGraph graph) {
    return difference(graph, Mode.DEBUG);
  }

  private static Optional<String> difference(FuzzGraph graph, Mode mode) {
    List<TensorVariable> inputs = graph.inputs();
    List<TensorVariable> outputs = new ArrayList<>(List.of(graph.result(inputs)));
    if (outputs.getFirst().dtype().isFloat()) outputs.addAll(gradients(outputs.getFirst(), inputs));
    List<Value> want = Compiled.run(inputs, outputs, graph.values(), Mode.FAST_COMPILE);
    List<Value> got;
    try {
      got = Compiled.run(inputs, outputs, graph.values(), mode);
    } catch (RuntimeException e) {
      return Optional.of(mode + " failed: " + e);
    }
    for (int i = 0; i < want.size(); i++) {
      Optional<String> d = difference(want.get(i), got.get(i));
      if (d.isPresent()) return Optional.of((i == 0 ? "" : "gradient: ") + d.get() + " in " + mode);
    }
    return Optional.empty();
  }

  private static List<TensorVariable> gradients(TensorVariable out, List<TensorVariable> inputs) {
    List<TensorVariable> floats = inputs.stream().filter(x -> x.dtype().isFloat()).toList();
    return Gradients.grad(
        out.sum(), floats, GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE));
  }

  /** Rounding is compared with the greatest element; where the reference has no number, nothing. */
  private static Optional<String> difference(Value want, Value got) {
    if (want.dtype() != got.dtype() || !want.shape().equals(got.shape()))
      return Optional.of(
          "expected " + want.dtype() + want.shape() + ", got " + got.dtype() + got.shape());
    double scale = 1;
    for (double a : want.toDoubles()) scale = Math.max(scale, Math.abs(a));
    if (!(scale < LARGE)) return Optional.empty();
    for (int i = 0; i < want.size(); i++) {
      double w = want.getDouble(i);
      if (!Double.isNaN(w) && !(Math.abs(w - got.getDouble(i)) <= 2e-4 * scale))
        return Optional.of("at " + i + " expected " + w + ", got " + got.getDouble(i));
    }
    return Optional.empty();
  }

  /** The mean of no elements is no number, and has no differences. */
  private static boolean isNumber(FuzzGraph graph) {
    List<TensorVariable> inputs = graph.inputs();
    List<TensorVariable> result = List.of(graph.result(inputs).sum());
    Value sum = Compiled.run(inputs, result, graph.values(), Mode.FAST_RUN).getFirst();
    return Double.isFinite(sum.getDouble(0));
  }

  private static Optional<String> wrongGradient(FuzzGraph graph) {
    if (!isNumber(graph)) return Optional.empty();
    try {
      VerifyGrad.verify(xs -> graph.result(xs).sum().mul(0.1), graph.values());
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("wrong gradient: " + e.getMessage());
    }
  }
}
