package damo.op.control;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what the branch taken needs runs. */
class IfElseTest {
  private final TensorVariable c = T.iscalar("c");
  private final TensorVariable d = T.iscalar("d");
  private final TensorVariable x = T.dvector("x");
  private final double[] v = {1, 2, 3};

  static Stream<Mode> modes() {
    return Stream.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private static Function function(List<TensorVariable> inputs, Object outputs, Mode mode) {
    return Damo.function(inputs).outputs(outputs).mode(mode).build();
  }

  private TensorVariable bad(String message) {
    return T.exp(T.raise(x, message)).mul(2);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theBranchNotTakenDoesNotRun(Mode mode) {
    Function f = function(List.of(c, x), Damo.ifelse(c, x.add(1), bad("else")), mode);
    assertArrayEquals(new double[] {2, 3, 4}, f.call(1, v).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(0, v), "else");
    assertArrayEquals(new double[] {2, 3, 4}, f.call(1, v).toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatTwoChoicesNeedRunsWhenOneAsks(Mode mode) {
    TensorVariable costly = bad("asked");
    Function f =
        function(List.of(c, d, x), Damo.ifelse(c, costly, x).add(Damo.ifelse(d, costly, x)), mode);
    assertArrayEquals(new double[] {2, 4, 6}, f.call(0, 0, v).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(1, 0, v), "asked");
    assertSays(DamoException.class, () -> f.call(0, 1, v), "asked");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aChoiceInABranchNotTakenIsNotDecided(Mode mode) {
    TensorVariable inner = Damo.ifelse(bad("inner condition").sum().gt(0), x, bad("inner"));
    Function f = function(List.of(c, x), Damo.ifelse(c, inner, x.mul(3)), mode);
    assertArrayEquals(new double[] {3, 6, 9}, f.call(0, v).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(1, v), "inner condition");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatIsUsedElsewhereRunsInAnyCase(Mode mode) {
    TensorVariable both = T.assertion(x, "checked", x.sum().lt(10));
    Function f = function(List.of(c, x), List.of(Damo.ifelse(c, both.mul(2), x), both), mode);
    assertArrayEquals(v, f.callAll(0, v).get(0).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(0, new double[] {20}), "checked");
  }

  /** Matrix products are steps of their own, whose memory is used again. */
  @ParameterizedTest
  @MethodSource("modes")
  void branchesFindTheirInputsUntouched(Mode mode) {
    TensorVariable m = T.dmatrix("m");
    TensorVariable early = T.dot(m, m);
    TensorVariable branch = T.dot(early, early);
    TensorVariable other = T.dot(early, m);
    TensorVariable later = m.add(1);
    for (int i = 0; i < 4; i++) later = T.dot(later, m);
    TensorVariable out = Damo.ifelse(later.sum().gt(0), branch, other);
    Function f = function(List.of(m), List.of(out, later), mode);
    double[][] one = {{1, 2}, {3, 1}};
    assertArrayEquals(
        new double[] {73, 56, 84, 73}, f.call((Object) one).dup('c').data().asDouble(), 1e-9);
    double[][] two = {{-1, -2}, {-3, -1}};
    assertArrayEquals(
        new double[] {-19, -18, -27, -19}, f.call((Object) two).dup('c').data().asDouble(), 1e-9);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aChosenSharedVariableMayBeUpdated(Mode mode) {
    SharedTensor w = Damo.shared(new double[] {1, 2}, "w");
    SharedTensor u = Damo.shared(new double[] {10, 20}, "u");
    TensorVariable chosen = Damo.ifelse(c, w, u);
    Function f =
        Damo.function(List.of(c))
            .outputs(chosen)
            .updates(Updates.of(w, w.add(chosen), u, u.mul(2)))
            .mode(mode)
            .build();
    assertArrayEquals(new double[] {1, 2}, f.call(1).toDoubleVector());
    assertArrayEquals(new double[] {2, 4}, w.getValue().toDoubleVector());
    assertArrayEquals(new double[] {20, 40}, f.call(0).toDoubleVector());
    assertArrayEquals(new double[] {22, 44}, w.getValue().toDoubleVector());
    assertArrayEquals(new double[] {40, 80}, u.getValue().toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aThousandChoicesInOneAnotherRun(Mode mode) {
    TensorVariable y = x;
    for (int i = 0; i < 1_000; i++) y = Damo.ifelse(y.sum().gt(50), y.sub(20), y.add(1));
    Function f = function(List.of(x), y, mode);
    double expected = 1;
    for (int i = 0; i < 1_000; i++) expected = expected > 50 ? expected - 20 : expected + 1;
    assertEquals(expected, f.call(new double[] {1}).getDouble(0));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void inALoopOnlyTheBranchTakenRuns(Mode mode) {
    TensorVariable w = T.dscalar("w");
    TensorVariable invariant = T.log(T.assertion(w, "positive", w.gt(0)));
    TensorVariable out =
        Damo.scan(v -> Damo.ifelse(v.gt(1.5), v.mul(10), invariant)).sequences(x).run().output();
    Function f = function(List.of(x, w), out, mode);
    assertArrayEquals(new double[] {20, 30}, f.call(new double[] {2, 3}, -1.0).toDoubleVector());
    assertArrayEquals(new double[] {20, 0}, f.call(new double[] {2, 1}, 1.0).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(new double[] {2, 1}, -1.0), "positive");
    TensorVariable g = T.grad(out.sum(), x);
    assertArrayEquals(
        new double[] {10, 10},
        function(List.of(x, w), g, mode).call(new double[] {2, 3}, -1.0).toDoubleVector());
  }

  @Test
  void aBranchIsNotFusedWithWhatAlwaysRuns() {
    Function f =
        function(
            List.of(c, x),
            Damo.ifelse(c, x.add(1).exp().sum(), x.sub(2).tanh().sum()).add(x.mul(3).log().sum()),
            Mode.FAST_RUN);
    assertTrue(f.listing().contains("one of 1 and 1 steps runs before"), f.listing());
  }

  @Test
  void constantsDecideWhenTheFunctionIsMade() {
    Function f = function(List.of(x), Damo.ifelse(true, x.add(1), bad("never")), Mode.FAST_COMPILE);
    assertEquals(1, f.graph().nodes().size());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theGradientOfABranchNotTakenIsZeroAndDoesNotRun(Mode mode) {
    TensorVariable y = Damo.ifelse(c, x.log(), T.sqr(T.assertion(x, "positive", x.gt(0))));
    Function f = function(List.of(c, x), T.grad(y.sum(), x), mode);
    assertArrayEquals(new double[] {-1, -0.5}, f.call(1, new double[] {-1, -2}).toDoubleVector());
    assertArrayEquals(
        new double[] {0, 0},
        f.call(1, new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY})
            .toDoubleVector());
    assertArrayEquals(new double[] {2, 4}, f.call(0, new double[] {1, 2}).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(0, new double[] {-1}), "positive");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gradientsOfSharedPartsAreSummed(Mode mode) {
    TensorVariable h = x.mul(x);
    TensorVariable y = Damo.ifelse(c, h.sqrt(), h.mul(3)).add(h);
    Function f = function(List.of(c, x), List.of(T.grad(y.sum(), x), T.grad(y.sum(), h)), mode);
    var zero = new double[] {0, 2};
    assertArrayEquals(new double[] {0, 16}, f.callAll(0, zero).get(0).toDoubleVector());
    assertArrayEquals(new double[] {4, 4}, f.callAll(0, zero).get(1).toDoubleVector());
    assertArrayEquals(new double[] {1.25}, f.callAll(1, new double[] {2}).get(1).toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theGradientWithRespectToPartOfABranchIsZeroWhereItIsNotTaken(Mode mode) {
    TensorVariable h = x.mul(2);
    TensorVariable y = Damo.ifelse(c, h.sqrt(), x);
    Function f = function(List.of(c, x), T.grad(y.sum(), h), mode);
    assertArrayEquals(new double[] {0, 0}, f.call(0, new double[] {0, -1}).toDoubleVector());
    assertArrayEquals(new double[] {0.25}, f.call(1, new double[] {2}).toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gradientsOfNestedChoicesRunOnlyWhereTaken(Mode mode) {
    TensorVariable inner = Damo.ifelse(d, x.sqrt(), x.log());
    TensorVariable y = Damo.ifelse(c, inner, x.mul(5));
    Function f = function(List.of(c, d, x), T.grad(y.sum(), x), mode);
    assertEquals(5, f.call(0, 0, new double[] {0}).getDouble(0));
    assertEquals(5, f.call(0, 1, new double[] {0}).getDouble(0));
    assertEquals(0.25, f.call(1, 1, new double[] {4}).getDouble(0));
    assertEquals(0.25, f.call(1, 0, new double[] {4}).getDouble(0));
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertSays(ShapeException.class, () -> Damo.ifelse(x.gt(0), x, x), "condition", "T.where");
    assertSays(ShapeException.class, () -> Damo.ifelse(c, x, x.sum()), "x", "sum", "scalar");
    assertThrows(DamoException.class, () -> Damo.ifelse(c, List.of(x), List.of(x, x)));
  }
}
