package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.Damo;
import damo.T;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of thousands of nodes: built, differentiated and rewritten in time linear in them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LargeLoopsTest {
  private static final int NODES = 20_000;
  private static final double[][] X = {{0.5, -0.25}, {1, 1.5}, {-1, 0.125}};

  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable w = T.dmatrix("w");

  /** As many nodes as asked for, whose result is near that of halving once. */
  private static TensorVariable chain(TensorVariable v, int nodes) {
    TensorVariable out = v.mul(0.5);
    for (int i = 0; i < nodes / 2; i++) out = i % 2 == 0 ? out.add(v).sub(v) : T.sin(T.arcsin(out));
    return out;
  }

  private static double half(double v) {
    return v * 0.5;
  }

  private ScanResult loop(int nodes, UnaryOperator<TensorVariable> first) {
    return Damo.scan((e, s) -> List.of(s.mul(0.25).add(first.apply(e)), chain(s, nodes)))
        .sequences(x)
        .outputsInfo(T.zeros(DType.FLOAT64, 2), Init.none())
        .run();
  }

  private double[][] run(List<?> outputs) {
    return Damo.function(List.of(x, w))
        .outputs(outputs)
        .onUnusedInput(damo.compile.OnUnusedInput.IGNORE)
        .build()
        .callAll(X, new double[][] {{1, 0}, {0, 1}})
        .stream()
        .map(a -> a.dup().data().asDouble())
        .toArray(double[][]::new);
  }

  private static double[][] expected() {
    double[] states = new double[6];
    double[] halves = new double[6];
    for (int t = 0; t < 3; t++)
      for (int i = 0; i < 2; i++) {
        double before = t == 0 ? 0 : states[2 * t - 2 + i];
        states[2 * t + i] = before * 0.25 + half(X[t][i]);
        halves[2 * t + i] = half(before);
      }
    return new double[][] {states, halves};
  }

  @Test
  void aLongChainOnStatesAndOneOnASequenceCompile() {
    double[][] got = run(loop(NODES / 2, e -> chain(e, NODES / 2)).outputs());
    for (int i = 0; i < 2; i++) assertArrayEquals(expected()[i], got[i], 1e-9);
  }

  @Test
  void aLongChainBehindAProductMovesOutOfTheLoop() {
    double[][] before = run(loop(1, e -> chain(T.dot(e, w), NODES)).outputs());
    for (int i = 0; i < 2; i++) assertArrayEquals(expected()[i], before[i], 1e-9);
    TensorVariable after =
        Damo.scan((e, s) -> List.of(T.tanh(s.add(e)), chain(T.dot(s, w), NODES)))
            .sequences(x)
            .outputsInfo(T.zeros(DType.FLOAT64, 2), Init.none())
            .run()
            .outputs()
            .get(1);
    double[] got = run(List.of(after))[0];
    assertArrayEquals(
        new double[] {0, 0, half(Math.tanh(0.5)), half(Math.tanh(-0.25))},
        java.util.Arrays.copyOf(got, 4),
        1e-9);
  }

  @Test
  void aLongChainIsDifferentiated() {
    TensorVariable cost = loop(NODES / 4, e -> chain(e, NODES / 4)).output().get(-1).sum();
    double[] got = run(List.of(T.grad(cost, x)))[0];
    assertArrayEquals(new double[] {1 / 32.0, 1 / 32.0, 0.125, 0.125, 0.5, 0.5}, got, 1e-9);
  }
}
