package damo.op.control;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.OpFromGraph;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Ops that are Java code of the user. */
class CustomOpTest {
  private static final TensorType VECTOR = TensorType.of(DType.FLOAT64, -1);
  private final TensorVariable x = T.dvector("x");

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void itRunsOncePerCallAmongOtherOps(Mode mode) {
    AtomicInteger runs = new AtomicInteger();
    var cube =
        Damo.op(
            "cube",
            List.of(VECTOR),
            VECTOR,
            v -> {
              runs.incrementAndGet();
              return Transforms.pow(v, 3);
            },
            (v, g) -> g.mul(v.sqr()).mul(3));
    TensorVariable y = cube.apply(x.add(1)).mul(2);
    Function f =
        Damo.function(List.of(x)).outputs(List.of(y, T.grad(y.sum(), x), y)).mode(mode).build();
    var all = f.callAll(new double[] {0, 1});
    assertArrayEquals(new double[] {2, 16}, all.get(0).toDoubleVector());
    assertArrayEquals(new double[] {6, 24}, all.get(1).toDoubleVector());
    assertEquals(1, runs.get());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void itMayWriteToWhatItGets(Mode mode) {
    var op = Damo.op("inPlace", List.of(VECTOR), VECTOR, v -> v.addi(100));
    Function f =
        Damo.function(List.of(x)).outputs(List.of(op.apply(x), x.mul(1))).mode(mode).build();
    var all = f.callAll(new double[] {1});
    assertEquals(101, all.get(0).getDouble(0));
    assertEquals(1, all.get(1).getDouble(0));
  }

  @Test
  void itRunsInEveryCallAlsoOnConstants() {
    AtomicInteger runs = new AtomicInteger();
    var op =
        Damo.op("count", List.of(VECTOR), TensorType.of(DType.INT64), v -> runs.incrementAndGet());
    Function f = Damo.function(List.of(), op.apply(new double[] {1}));
    assertEquals(0, runs.get());
    assertEquals(1, f.callDouble());
    assertEquals(2, f.callDouble());
  }

  @Test
  void gradientsOfSeveralInputsAreAList() {
    var op =
        Damo.op(
            "scaled",
            List.of(VECTOR, TensorType.of(DType.FLOAT64), TensorType.of(DType.INT32)),
            VECTOR,
            (v, s, n) -> v.mul(s.getDouble() * n.getInt()),
            (v, s, n, g) -> Arrays.asList(g.mul(s).mul(n), v.mul(g).mul(n).sum(), null));
    TensorVariable s = T.dscalar("s");
    TensorVariable out = op.apply(x, s, 3);
    var given = Map.of(x, new double[] {1, 2}, s, 5);
    assertArrayEquals(new double[] {15, 30}, out.eval(given).toDoubleVector());
    assertEquals(9, T.grad(out.sum(), s).eval(given(x, s)).getDouble(0));
    assertArrayEquals(new double[] {15, 15}, T.grad(out.sum(), x).eval(given).toDoubleVector());
  }

  private static Map<TensorVariable, Object> given(TensorVariable x, TensorVariable s) {
    return Map.of(x, new double[] {1, 2}, s, 5);
  }

  @Test
  void aListOfArraysMayBeOfAnyLength() {
    var total =
        Damo.opList(
            "total",
            List.of(VECTOR, VECTOR, VECTOR, VECTOR),
            TensorType.of(DType.FLOAT64),
            in -> in.stream().mapToDouble(v -> v.sumNumber().doubleValue()).sum(),
            (in, g) -> in.stream().map(v -> v.onesLike().mul(g)).toList());
    TensorVariable out = total.apply(x, x.mul(2), x, new double[] {10});
    assertEquals(22, out.eval(Map.of(x, new double[] {1, 2})).getDouble(0));
    assertArrayEquals(
        new double[] {4, 4}, T.grad(out, x).eval(Map.of(x, new double[] {1, 2})).toDoubleVector());
  }

  @Test
  void withoutAGradientTheGradientIsUndefined() {
    var op = Damo.op("opaque", List.of(VECTOR), VECTOR, v -> v);
    assertSays(
        NullGradientException.class,
        () -> T.grad(op.apply(x).sum(), x),
        "opaque was made without a gradient");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatTheCodeDoesWrongIsSaid(Mode mode) {
    assertRunFails(mode, v -> new double[][] {{1}}, "broken", "rank 2", "vector");
    assertRunFails(mode, v -> null, "broken", "null");
    assertRunFails(mode, v -> v.getDouble(99_999), "broken", "failed");
    assertRunFails(mode, v -> "text", "broken", "String");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatTheCodeThrowsIsSaidOnce(Mode mode) {
    var op =
        Damo.op(
            "broken",
            List.of(VECTOR),
            VECTOR,
            v -> {
              throw new IllegalStateException("out of luck");
            });
    Function f = Damo.function(List.of(x)).outputs(op.apply(x)).mode(mode).build();
    String message = assertThrows(DamoException.class, () -> f.call(new double[] {1})).getMessage();
    for (String once : List.of("broken of x (1)", "out of luck", "made at"))
      assertEquals(2, message.split(java.util.regex.Pattern.quote(once), -1).length, message);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void itsCodeMayCallTheFunctionThatRunsIt(Mode mode) {
    Function[] f = new Function[1];
    var op =
        Damo.op(
            "again", List.of(VECTOR), VECTOR, v -> v.getDouble(0) > 5 ? v : f[0].call(v.mul(2)));
    f[0] = Damo.function(List.of(x)).outputs(op.apply(x.add(0)).add(x)).mode(mode).build();
    assertArrayEquals(
        new double[] {8 + 8 + 4 + 2 + 1, 2 * 23}, f[0].call(new double[] {1, 2}).toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatTheCodeThrowsInAGraphOpNamesBoth(Mode mode) {
    TensorVariable p = T.dvector("p");
    var op = Damo.op("inner", List.of(VECTOR), VECTOR, v -> v.getDouble(99_999));
    TensorVariable out = OpFromGraph.of(List.of(p), List.of(op.apply(p))).name("outer").apply(x);
    Function f = Damo.function(List.of(x)).outputs(out).mode(mode).build();
    assertSays(
        DamoException.class, () -> f.call(new double[] {1}), "outer of x (1): inner of x (1): its");
  }

  private void assertRunFails(Mode mode, damo.compile.JavaCode.One code, String... parts) {
    var op = Damo.op("broken", List.of(VECTOR), VECTOR, code);
    Function f = Damo.function(List.of(x)).outputs(op.apply(x)).mode(mode).build();
    assertSays(DamoException.class, () -> f.call(new double[] {1}), parts);
  }

  @Test
  void whatIsAppliedWronglyIsSaid() {
    var op = Damo.op("mine", List.of(VECTOR), VECTOR, v -> v);
    assertSays(DamoException.class, () -> op.apply(x, x), "mine", "1 inputs", "got 2");
    assertSays(ShapeException.class, () -> op.apply(T.dmatrix("m")), "mine", "m", "matrix");
    var ints = Damo.op("ints", List.of(TensorType.of(DType.INT32, -1)), VECTOR, v -> v);
    assertSays(DTypeException.class, () -> ints.apply(x), "ints", "int32", "float64");
    assertSays(
        DamoException.class,
        () -> Damo.op("two", List.of(VECTOR), VECTOR, (a, b) -> a),
        "2 arrays",
        "1 input types");
  }
}
