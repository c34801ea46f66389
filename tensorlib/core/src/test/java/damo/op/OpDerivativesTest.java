package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Function;
import damo.compile.Mode;
import damo.error.NullGradientException;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.grad.Tangents;
import damo.grad.VerifyGrad;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Domain;
import damo.testing.OpCase;
import damo.testing.OpCase.Declared;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.Samples;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The derivatives beyond the gradient that every op has, compared with finite differences; or it
 * says that there are none.
 */
class OpDerivativesTest {
  private static final double STEP = 1e-6;
  private static final GradOptions IGNORE =
      GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);

  static Stream<OpRow> rows() {
    return OpTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void secondDerivativesAreThoseOfFiniteDifferences(OpRow row) {
    for (OpCase c : row.cases()) {
      if (!isTried(c, 40)) continue;
      List<Value> points = c.floats().stream().map(c.inputs()::get).toList();
      Value out = value(c, c.inputs());
      if (!out.dtype().isFloat()) continue;
      try {
        VerifyGrad.verify(xs -> slope(c, xs, out.shape()), points, 1, STEP, 2e-6, 2e-6);
      } catch (NullGradientException e) {
        continue;
      } catch (RuntimeException e) {
        throw new AssertionError(c + ": " + e.getMessage(), e);
      }
    }
  }

  private static boolean isTried(OpCase c, int most) {
    int size = c.inputs().stream().mapToInt(Value::size).sum();
    return c.smooth() && c.isDouble() && size <= most;
  }

  private static Value value(OpCase c, List<Value> inputs) {
    List<TensorVariable> xs = c.variables(Declared.LENGTHS);
    return Compiled.run(xs, List.of(c.expression().of(xs)), inputs, Mode.FAST_COMPILE).getFirst();
  }

  /** How fast a weighted sum of the outputs rises in some direction. */
  private static TensorVariable slope(OpCase c, List<TensorVariable> floats, Ints shape) {
    TensorVariable cost = c.expression().of(c.among(floats)).mul(weights(2, shape)).sum();
    TensorVariable slope = TensorConstant.scalar(DType.FLOAT64, 0);
    List<TensorVariable> gradients = Gradients.grad(cost, floats, IGNORE);
    for (int i = 0; i < floats.size(); i++) {
      Ints at = c.inputs().get(c.floats().get(i)).shape();
      slope = slope.add(gradients.get(i).mul(weights(3 + i, at)).sum());
    }
    return slope;
  }

  private static TensorVariable weights(int seed, Ints shape) {
    return TensorConstant.of(new Samples(seed).value(DType.FLOAT64, shape, Domain.POSITIVE));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void changesForwardsAreThoseOfFiniteDifferences(OpRow row) {
    for (OpCase c : row.cases()) {
      if (!isTried(c, 700)) continue;
      try {
        checkChange(c);
      } catch (NullGradientException e) {
        continue;
      } catch (RuntimeException e) {
        throw new AssertionError(c + ": " + e, e);
      }
    }
  }

  private static void checkChange(OpCase c) {
    List<TensorVariable> xs = c.variables(c.declarations().getFirst());
    TensorVariable out = c.expression().of(xs);
    if (!out.dtype().isFloat()) return;
    List<TensorVariable> wrt = c.floats().stream().map(xs::get).toList();
    List<TensorVariable> directions = new ArrayList<>();
    for (int i : c.floats()) directions.add(weights(5 + i, c.inputs().get(i).shape()));
    TensorVariable change =
        Tangents.pushforward(List.of(out), wrt, directions, IGNORE).getFirst();
    Value got = Compiled.run(xs, List.of(change), c.inputs(), Mode.FAST_RUN).getFirst();
    Function f = Compiled.function(xs, List.of(out), Mode.FAST_COMPILE);
    Value above = Compiled.call(f, moved(c, STEP)).getFirst().copy();
    Value below = Compiled.call(f, moved(c, -STEP)).getFirst();
    assertEquals(above.shape(), got.shape(), c.toString());
    for (int k = 0; k < got.size(); k++) {
      double want = (above.getDouble(k) - below.getDouble(k)) / (2 * STEP);
      double tolerance = 2e-6 * Math.max(1, Math.max(Math.abs(want), Math.abs(above.getDouble(k))));
      assertEquals(want, got.getDouble(k), tolerance, c + " at " + k);
    }
  }

  private static List<Value> moved(OpCase c, double by) {
    List<Value> out = new ArrayList<>(c.inputs());
    for (int i : c.floats()) {
      double[] x = c.inputs().get(i).toDoubles().clone();
      Value direction = ((TensorConstant) weights(5 + i, c.inputs().get(i).shape())).value();
      for (int k = 0; k < x.length; k++) x[k] += by * direction.getDouble(k);
      out.set(i, Value.wrap(DType.FLOAT64, c.inputs().get(i).shape(), x));
    }
    return out;
  }
}
