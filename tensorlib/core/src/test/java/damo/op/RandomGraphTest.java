package damo.op;

import damo.compile.Function;
import damo.compile.Mode;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.RandomGraph;
import damo.testing.Samples;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Graphs of random ops, and their gradients: the compiled one is the reference, called again too.
 */
class RandomGraphTest {
  private static final int GRAPHS = Integer.getInteger("damo.graphs", 150);
  private static final int CALLS = 3;

  @Test
  void compiledGraphsComputeWhatTheReferenceComputes() {
    Samples.forSeeds(GRAPHS, samples -> compare(samples, Mode.FAST_RUN));
  }

  @Test
  void debugModeFindsNoDifference() {
    Samples.forSeeds(GRAPHS / 5, samples -> compare(samples, Mode.DEBUG));
  }

  private static void compare(Samples samples, Mode mode) {
    RandomGraph graph = new RandomGraph(samples, 4 + samples.random().nextInt(20));
    List<TensorVariable> outputs = new ArrayList<>(graph.outputs());
    outputs.addAll(gradients(graph));
    Function reference = Compiled.function(graph.inputs(), outputs, Mode.FAST_COMPILE);
    Function tried = Compiled.function(graph.inputs(), outputs, mode);
    for (int call = 0; call < CALLS; call++) {
      List<Value> values = graph.values();
      List<Value> want = Compiled.call(reference, values);
      List<Value> got = Compiled.call(tried, values);
      for (int i = 0; i < outputs.size(); i++) check(want.get(i), got.get(i), outputs.get(i));
    }
  }

  private static List<TensorVariable> gradients(RandomGraph graph) {
    List<TensorVariable> floats = graph.inputs().stream().filter(v -> v.dtype().isFloat()).toList();
    GradOptions options = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
    return Gradients.grad(graph.cost(), floats, options);
  }

  /** Rounding differs where ops are fused: compared with the greatest element. */
  private static void check(Value want, Value got, TensorVariable what) {
    if (want.dtype() != got.dtype() || !want.shape().equals(got.shape()))
      throw new AssertionError(
          what
              + ": expected "
              + want.dtype()
              + want.shape()
              + ", got "
              + got.dtype()
              + got.shape());
    double scale = 1;
    for (double a : want.toDoubles()) scale = Math.max(scale, Math.abs(a));
    for (int i = 0; i < want.size(); i++) {
      double error = Math.abs(want.getDouble(i) - got.getDouble(i));
      if (!(error <= 2e-4 * scale))
        throw new AssertionError(
            what
                + ": at "
                + i
                + " of "
                + want.shape()
                + " expected "
                + want.getDouble(i)
                + ", got "
                + got.getDouble(i));
    }
  }
}
