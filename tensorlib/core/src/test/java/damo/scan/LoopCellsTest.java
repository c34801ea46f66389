package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Cells of recurrent networks, f(W h + x) in each step, against the loop written out. */
class LoopCellsTest {
  private static final int[] SIZES = {1, 3, 50, 64, 65, 130};
  private static final int STEPS = 70;
  private static final List<DType> DTYPES = List.of(DType.FLOAT32, DType.FLOAT64);

  private record Activation(
      String name, UnaryOperator<TensorVariable> symbol, DoubleUnaryOperator number) {}

  private static final List<Activation> ACTIVATIONS =
      List.of(
          new Activation("none", v -> v, v -> v),
          new Activation("tanh", T::tanh, Math::tanh),
          new Activation("sigmoid", T.nnet::sigmoid, v -> 1 / (1 + Math.exp(-v))),
          new Activation("softplus", T.nnet::softplus, v -> Math.log1p(Math.exp(v))),
          new Activation("sin", T::sin, Math::sin));

  /** Values of one size; float32 numbers. */
  private static final class Numbers {
    final double[][] w;
    final double[][] x = new double[STEPS][];
    final double[] h;

    Numbers(int n) {
      Random random = new Random(n);
      w = new double[n][n];
      h = new double[n];
      for (double[] row : w) Arrays.setAll(row, i -> (float) (random.nextGaussian() / (2 * n)));
      for (int t = 0; t < STEPS; t++) {
        x[t] = new double[n];
        Arrays.setAll(x[t], i -> (float) random.nextGaussian());
      }
      Arrays.setAll(h, i -> (float) random.nextGaussian());
    }

    double[][] states(DoubleUnaryOperator f, boolean isTransposed, int steps) {
      double[][] out = new double[steps][];
      double[] before = h;
      for (int t = 0; t < steps; t++) {
        double[] next = x[t].clone();
        for (int i = 0; i < next.length; i++) {
          for (int k = 0; k < next.length; k++)
            next[i] += (isTransposed ? w[k][i] : w[i][k]) * before[k];
          next[i] = f.applyAsDouble(next[i]);
        }
        out[t] = next;
        before = next;
      }
      return out;
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static Object[] cast(DType dtype, Object... values) {
    Object[] out = new Object[values.length];
    for (int i = 0; i < out.length; i++) out[i] = T.constant(values[i]).astype(dtype).eval();
    return out;
  }

  private static void same(double[] expected, INDArray got, DType dtype, String what) {
    double[] numbers = got.dup().data().asDouble();
    assertArrayEquals(expected, numbers, dtype == DType.FLOAT32 ? 2e-5 : 1e-12, what);
  }

  @Test
  void statesAreThoseOfTheLoopWrittenOut() {
    for (DType dtype : DTYPES) {
      for (Activation f : ACTIVATIONS) {
        TensorVariable w = T.tensor("w", dtype, -1, -1);
        TensorVariable x = T.tensor("x", dtype, -1, -1);
        TensorVariable h = T.tensor("h", dtype, -1);
        List<TensorVariable> outs = new ArrayList<>();
        for (boolean isTransposed : new boolean[] {false, true})
          outs.add(
              Damo.scan((e, s) -> f.symbol().apply(e.add(isTransposed ? T.dot(s, w) : T.dot(w, s))))
                  .sequences(x)
                  .outputsInfo(h)
                  .run()
                  .output());
        outs.add(outs.getFirst().get(-1));
        Function all = Damo.function(List.of(w, x, h)).outputs(outs).build();
        Function last = Damo.function(List.of(w, x, h)).outputs(outs.getLast()).build();
        for (int n : SIZES) {
          Numbers v = new Numbers(n);
          Object[] arguments = cast(dtype, v.w, v.x, v.h);
          String what = f.name() + " of " + n + " " + dtype;
          List<INDArray> got = all.callAll(arguments);
          double[][] states = v.states(f.number(), false, STEPS);
          same(flat(states), got.get(0), dtype, what);
          same(flat(v.states(f.number(), true, STEPS)), got.get(1), dtype, what);
          same(states[STEPS - 1], got.get(2), dtype, what);
          same(states[STEPS - 1], last.call(arguments), dtype, what);
        }
      }
    }
  }

  @Test
  void aLoopThatMayEndEarlyLeavesTheRowsItMade() {
    TensorVariable w = T.dmatrix("w");
    TensorVariable x = T.dmatrix("x");
    TensorVariable h = T.dvector("h");
    TensorVariable i = T.arange(STEPS);
    TensorVariable out =
        Damo.scan((e, k, s) -> Step.until(T.tanh(T.dot(w, s).add(e)), k.ge(66)))
            .sequences(x, i)
            .outputsInfo(h)
            .run()
            .output();
    Numbers v = new Numbers(5);
    INDArray got = Damo.function(List.of(w, x, h), out).call(v.w, v.x, v.h);
    same(flat(v.states(Math::tanh, false, 67)), got, DType.FLOAT64, "until");
  }

  @Test
  void whatIsAddedMayBeBroadcastOrStrided() {
    TensorVariable w = T.dmatrix("w");
    TensorVariable x = T.dmatrix("x");
    TensorVariable h = T.dvector("h");
    TensorVariable one =
        Damo.scan((e, s) -> T.tanh(T.dot(w, s).add(e)))
            .sequences(x.get(":", "0:1"))
            .outputsInfo(h)
            .run()
            .output();
    TensorVariable columns =
        Damo.scan((e, s) -> T.tanh(T.dot(w, s).add(e)))
            .sequences(x.transpose())
            .outputsInfo(h)
            .run()
            .output();
    Numbers v = new Numbers(4);
    Numbers broadcast = new Numbers(4);
    for (double[] row : broadcast.x) Arrays.fill(row, row[0]);
    INDArray got = Damo.function(List.of(w, x, h), one).call(v.w, v.x, v.h);
    same(flat(broadcast.states(Math::tanh, false, STEPS)), got, DType.FLOAT64, "broadcast");
    double[][] turned = new double[4][STEPS];
    for (int t = 0; t < STEPS; t++) for (int k = 0; k < 4; k++) turned[k][t] = v.x[t][k];
    got = Damo.function(List.of(w, x, h), columns).call(v.w, turned, v.h);
    same(flat(v.states(Math::tanh, false, STEPS)), got, DType.FLOAT64, "strided");
  }

  @Test
  void theMatrixOfTheNextCallMayBeAnother() {
    TensorVariable w = T.dmatrix("w");
    TensorVariable x = T.dmatrix("x");
    TensorVariable h = T.dvector("h");
    TensorVariable out =
        Damo.scan((e, s) -> T.tanh(T.dot(w, s).add(e))).sequences(x).outputsInfo(h).run().output();
    Function f = Damo.function(List.of(w, x, h), out);
    for (int n : new int[] {3, 3, 7, 2}) {
      Numbers v = new Numbers(n);
      for (double[] row : v.w) row[0] += 0.25;
      same(flat(v.states(Math::tanh, false, STEPS)), f.call(v.w, v.x, v.h), DType.FLOAT64, "" + n);
    }
    Numbers v = new Numbers(3);
    ShapeException e = assertThrows(ShapeException.class, () -> f.call(new Numbers(2).w, v.x, v.h));
    assertTrue(e.getMessage().contains("step 0 of 70"), e.getMessage());
  }

  @Test
  void aRowThatIsLeftTwiceIsTheSameTwice() {
    TensorVariable w = T.dmatrix("w");
    TensorVariable x = T.dmatrix("x");
    TensorVariable h = T.dvector("h");
    List<TensorVariable> outs =
        Damo.scan(
                (e, s, past) -> {
                  TensorVariable next = T.tanh(T.dot(w, s).add(e));
                  return List.of(next, next, next.mul(2), past);
                })
            .sequences(x)
            .outputsInfo(h, h, Init.none(), Init.none())
            .run()
            .outputs();
    Numbers v = new Numbers(6);
    List<INDArray> got = Damo.function(List.of(w, x, h), outs).callAll(v.w, v.x, v.h);
    double[] states = flat(v.states(Math::tanh, false, STEPS));
    same(states, got.get(0), DType.FLOAT64, "first");
    same(states, got.get(1), DType.FLOAT64, "second");
    same(Arrays.stream(states).map(s -> 2 * s).toArray(), got.get(2), DType.FLOAT64, "twice");
    double[] shifted = new double[states.length];
    System.arraycopy(v.h, 0, shifted, 0, 6);
    System.arraycopy(states, 0, shifted, 6, states.length - 6);
    same(shifted, got.get(3), DType.FLOAT64, "past");
  }
}
