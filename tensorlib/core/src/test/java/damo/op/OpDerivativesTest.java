package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Function;
import damo.compile.Mode;
import damo.error.NullGradientException;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.grad.Tangents;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Domain;
import damo.testing.OpCase;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.Samples;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The derivatives beyond the gradient that every op has, compared with finite differences along a
 * direction; or it says that there are none.
 */
class OpDerivativesTest {
  private static final double STEP = 1e-6;
  private static final GradOptions IGNORE =
      GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);

  /** No formula is known for their second derivatives by the first parameters. */
  private static final Set<String> WITHOUT_CURVATURE =
      Set.of("betainc", "chi2sf", "gammainc", "gammaincc", "gammal", "gammau");

  static Stream<OpRow> rows() {
    return OpTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void changesForwardsAreThoseOfFiniteDifferences(OpRow row) {
    eachSmooth(row, OpDerivativesTest::compare);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void secondDerivativesAreThoseOfFiniteDifferences(OpRow row) {
    eachSmooth(
        row,
        (c, xs, out) -> {
          if (c.curved()) checkCurvature(c, xs, out);
        });
  }

  private interface Check {
    void of(OpCase c, List<TensorVariable> xs, TensorVariable out);
  }

  private static void eachSmooth(OpRow row, Check check) {
    for (OpCase c : row.cases()) {
      if (!c.smooth() || !c.isDouble()) continue;
      List<TensorVariable> xs = c.variables(c.declarations().getFirst());
      TensorVariable out = c.expression().of(xs);
      if (!out.dtype().isFloat()) continue;
      try {
        check.of(c, xs, out);
      } catch (NullGradientException e) {
        if (!WITHOUT_CURVATURE.contains(row.name())) throw new AssertionError(c + ": " + e, e);
      } catch (RuntimeException e) {
        throw new AssertionError(c + ": " + e, e);
      }
    }
  }

  /** Of how fast a weighted sum of the outputs rises in one direction, the rise in another. */
  private static void checkCurvature(OpCase c, List<TensorVariable> xs, TensorVariable out) {
    Ints shape = Compiled.run(xs, List.of(out), c.inputs(), Mode.FAST_COMPILE).getFirst().shape();
    TensorVariable slope = slope(c, xs, out.mul(weights(1, shape)).sum(), 20);
    check(c, xs, slope, slope(c, xs, slope, 5));
  }

  private static TensorVariable slope(
      OpCase c, List<TensorVariable> xs, TensorVariable cost, int seed) {
    List<TensorVariable> wrt = c.floats().stream().map(xs::get).toList();
    List<TensorVariable> gradients = Gradients.grad(cost, wrt, IGNORE);
    TensorVariable slope = TensorConstant.scalar(DType.FLOAT64, 0);
    for (int i = 0; i < wrt.size(); i++)
      slope = slope.add(gradients.get(i).mul(direction(c, c.floats().get(i), seed)).sum());
    return slope;
  }

  private static void compare(OpCase c, List<TensorVariable> xs, TensorVariable out) {
    List<TensorVariable> wrt = c.floats().stream().map(xs::get).toList();
    List<TensorVariable> directions = c.floats().stream().map(i -> direction(c, i, 5)).toList();
    check(c, xs, out, Tangents.pushforward(List.of(out), wrt, directions, IGNORE).getFirst());
  }

  private static TensorVariable direction(OpCase c, int input, int seed) {
    return weights(seed + input, c.inputs().get(input).shape());
  }

  private static TensorVariable weights(int seed, Ints shape) {
    return TensorConstant.of(new Samples(seed).value(DType.FLOAT64, shape, Domain.POSITIVE));
  }

  /** That {@code change} is how {@code out} changes along the direction of seed 5. */
  private static void check(
      OpCase c, List<TensorVariable> xs, TensorVariable out, TensorVariable change) {
    Value got = Compiled.run(xs, List.of(change), c.inputs(), Mode.FAST_COMPILE).getFirst();
    Function f = Compiled.function(xs, List.of(out), Mode.FAST_COMPILE);
    Value above = Compiled.call(f, moved(c, STEP)).getFirst().copy();
    Value below = Compiled.call(f, moved(c, -STEP)).getFirst();
    assertEquals(above.shape(), got.shape(), c.toString());
    for (int k = 0; k < got.size(); k++) {
      double want = (above.getDouble(k) - below.getDouble(k)) / (2 * STEP);
      double tolerance = 2e-6 * Math.max(1, Math.abs(want)) + 1e-9 * Math.abs(above.getDouble(k));
      assertEquals(want, got.getDouble(k), tolerance, c + " at " + k);
    }
  }

  private static List<Value> moved(OpCase c, double by) {
    List<Value> out = new ArrayList<>(c.inputs());
    for (int i : c.floats()) {
      double[] x = c.inputs().get(i).toDoubles().clone();
      Value direction = ((TensorConstant) direction(c, i, 5)).value();
      for (int k = 0; k < x.length; k++) x[k] += by * direction.getDouble(k);
      out.set(i, Value.wrap(DType.FLOAT64, c.inputs().get(i).shape(), x));
    }
    return out;
  }
}
