package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.batch.Lifting;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.scan.SmallLoop.Feature;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Loops for batches, forwards, and their Jacobians. */
class LoopDerivativesTest {
  /** What a loop for a batch does once, not for each element. */
  private static final Set<Feature> HAPPENING = EnumSet.of(Feature.DRAWS, Feature.UPDATED);

  private static final int[][] SHAPES = {{6, 2}, {2, 2}, {2, 2}, {2}};

  private static double[][] point(int seed) {
    Random random = new Random(seed);
    double[][] out = new double[SHAPES.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = new double[Arrays.stream(SHAPES[i]).reduce(1, (a, b) -> a * b)];
      for (int k = 0; k < out[i].length; k++) out[i][k] = 0.5 * random.nextGaussian();
    }
    return out;
  }

  private static List<TensorVariable> inputs() {
    return List.of(T.dmatrix("xs"), T.dmatrix("first"), T.dmatrix("w"), T.dvector("b"));
  }

  private static double[] run(List<TensorVariable> in, TensorVariable out, List<INDArray> values) {
    return Damo.function(in)
        .outputs(out)
        .mode(Mode.FAST_RUN)
        .onUnusedInput(OnUnusedInput.IGNORE)
        .build()
        .call(values.toArray())
        .dup()
        .data()
        .asDouble();
  }

  private static INDArray array(double[] flat, int... shape) {
    return org.nd4j.linalg.factory.Nd4j.createFromArray(flat).reshape(shape);
  }

  private static INDArray stacked(double[] a, double[] b, int[] shape) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    int[] all = new int[shape.length + 1];
    all[0] = 2;
    System.arraycopy(shape, 0, all, 1, shape.length);
    return array(both, all);
  }

  @Test
  void aLoopForABatchIsOneLoopThatComputesEachElement() {
    double[][] a = point(1);
    double[][] b = point(2);
    for (Feature f : Feature.values()) {
      if (HAPPENING.contains(f)) continue;
      for (int alone = -1; alone < SHAPES.length; alone++) {
        List<TensorVariable> one = inputs();
        TensorVariable cost = new SmallLoop(EnumSet.of(f)).cost(one);
        List<TensorVariable> in = new ArrayList<>(one);
        List<INDArray> first = new ArrayList<>();
        List<INDArray> second = new ArrayList<>();
        List<INDArray> both = new ArrayList<>();
        Map<Variable, TensorVariable> lifted = new HashMap<>();
        for (int i = 0; i < SHAPES.length; i++) {
          first.add(array(a[i], SHAPES[i]));
          boolean isIn = alone < 0 || alone == i;
          second.add(array(isIn ? b[i] : a[i], SHAPES[i]));
          both.add(isIn ? stacked(a[i], b[i], SHAPES[i]) : first.getLast());
          if (!isIn) continue;
          in.set(i, SHAPES[i].length == 1 ? T.dmatrix() : T.dtensor3());
          lifted.put(one.get(i), in.get(i));
        }
        TensorVariable all = Lifting.of(List.of(cost), lifted, 1).getFirst();
        String what = f + " with input " + alone;
        if (all.ndim() == 0) continue;
        double[] want = {run(one, cost, first)[0], run(one, cost, second)[0]};
        assertArrayEquals(want, run(in, all, both), 1e-10, what);
        assertEquals(loops(cost), loops(all), what);
      }
    }
  }

  private static long loops(TensorVariable v) {
    return Traversal.toposort(List.of(v)).stream().filter(n -> n.op() instanceof Scan).count();
  }

  @Test
  void changesForwardsAreThoseOfGradients() {
    double[][] at = point(3);
    double[][] along = point(4);
    List<INDArray> values = new ArrayList<>();
    List<INDArray> directions = new ArrayList<>();
    for (int i = 0; i < SHAPES.length; i++) {
      values.add(array(at[i], SHAPES[i]));
      directions.add(array(along[i], SHAPES[i]));
    }
    GradOptions ignore = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
    for (Set<Feature> features : SmallLoop.aloneAndInPairs()) {
      if (features.contains(Feature.TRUNCATED)) continue;
      List<TensorVariable> in = inputs();
      TensorVariable cost = new SmallLoop(features).cost(in);
      TensorVariable change = T.Rop(List.of(cost), in, directions, ignore).getFirst();
      TensorVariable rise = T.constant(0.0, damo.scalar.DType.FLOAT64);
      List<TensorVariable> gradients = T.grad(cost, in, ignore);
      for (int i = 0; i < in.size(); i++)
        rise = rise.add(gradients.get(i).mul(directions.get(i)).sum());
      double[] both = run(in, T.stack(List.of(rise, change)), values);
      assertEquals(both[0], both[1], 1e-9, features.toString());
    }
  }

  @Test
  void theJacobianOfALoopHasARowForEachStep() {
    TensorVariable x = T.dvector("x");
    TensorVariable h =
        Damo.scan((e, s) -> s.mul(0.5).add(T.sqr(e)))
            .sequences(x)
            .outputsInfo(T.constant(0.0, damo.scalar.DType.FLOAT64))
            .run()
            .output();
    INDArray j = T.jacobian(h, x).eval(Map.of(x, new double[] {1, 2, 3}));
    assertArrayEquals(new double[] {2, 0, 0, 1, 4, 0, 0.5, 2, 6}, j.dup().data().asDouble(), 1e-12);
  }
}
