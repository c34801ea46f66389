package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.grad.VerifyGrad;
import damo.scan.SmallLoop.Feature;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of loops with each feature alone, and with each two, against finite differences. */
class LoopGradientGridTest {
  private static List<?> points() {
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

  private static List<Set<Feature>> cases() {
    List<Set<Feature>> cases = new ArrayList<>();
    cases.add(EnumSet.noneOf(Feature.class));
    for (Feature a : Feature.values()) {
      cases.add(EnumSet.of(a));
      for (Feature b : Feature.values())
        if (a.compareTo(b) < 0 && SmallLoop.isSensible(EnumSet.of(a, b)))
          cases.add(EnumSet.of(a, b));
    }
    return cases;
  }

  @Test
  void eachFeatureAndEachTwoHaveTheGradientOfFiniteDifferences() {
    List<String> wrong = new ArrayList<>();
    for (Set<Feature> features : cases()) {
      try {
        VerifyGrad.verify(in -> new SmallLoop(features).cost(in), points());
      } catch (RuntimeException | StackOverflowError e) {
        wrong.add(features + ": " + e);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void gradientsOfGradientsAreThoseOfFiniteDifferences() {
    List<String> wrong = new ArrayList<>();
    for (Feature f : Feature.values()) {
      if (f == Feature.NO_STEP) continue;
      try {
        VerifyGrad.verify(in -> sumOfGradients(new SmallLoop(EnumSet.of(f)), in), points());
      } catch (RuntimeException | StackOverflowError e) {
        wrong.add(f + ": " + e);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static TensorVariable sumOfGradients(SmallLoop loop, List<TensorVariable> in) {
    GradOptions options = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
    TensorVariable sum = in.get(3).sum();
    int weight = 1;
    for (TensorVariable g : Gradients.grad(loop.cost(in), in, options))
      sum = sum.add(T.sum(T.cos(g.mul(0.5 * weight++))));
    return sum;
  }

  @Test
  void allModesAgree() {
    List<TensorVariable> in = List.of(T.dmatrix(), T.dmatrix(), T.dmatrix(), T.dvector());
    for (Set<Feature> features : cases()) {
      GradOptions options = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
      TensorVariable cost = new SmallLoop(features).cost(in);
      List<TensorVariable> all = new ArrayList<>(List.of(cost));
      all.addAll(Gradients.grad(cost, in, options));
      List<INDArray> expected = call(in, all, Mode.FAST_COMPILE);
      for (Mode mode : List.of(Mode.FAST_RUN, Mode.DEBUG)) {
        List<INDArray> got = call(in, all, mode);
        for (int i = 0; i < all.size(); i++)
          assertArrayEquals(
              expected.get(i).data().asDouble(),
              got.get(i).data().asDouble(),
              1e-9,
              features + " " + mode + " output " + i);
      }
    }
  }

  private static List<INDArray> call(List<TensorVariable> in, List<TensorVariable> out, Mode mode) {
    return Damo.function(in)
        .outputs(out)
        .mode(mode)
        .onUnusedInput(OnUnusedInput.IGNORE)
        .build()
        .callAll(points().toArray());
  }
}
