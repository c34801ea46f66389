package damo.compile;

import static damo.testing.Errors.assertSays;
import static damo.testing.Errors.lineAbove;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import damo.Damo;
import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.MissingInputException;
import damo.error.ShapeException;
import damo.error.UnusedInputException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** What is said when a function is made or called wrongly. */
class BadCallsTest {
  private static final float[][] ROW = {{1, 2, 3}};
  private final TensorVariable x = T.fmatrix("x");
  private final String xLine = lineAbove();
  private final TensorVariable y = T.ivector("y");
  private final SharedTensor w = Damo.shared(new float[][] {{1, 2}, {3, 4}, {5, 6}}, "w");

  static Stream<Mode> modes() {
    return Stream.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private Function train(Mode mode) {
    TensorVariable p = T.nnet.softmax(T.dot(x, w));
    TensorVariable cost = T.nnet.categoricalCrossentropy(p, y).mean();
    Updates step = Updates.of(w, w.sub(T.grad(cost, w)));
    return Damo.function(List.of(x, y))
        .outputs(cost)
        .updates(step)
        .mode(mode)
        .name("train")
        .build();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void ranksAreThoseOfTheInputs(Mode mode) {
    assertSays(
        ShapeException.class,
        () -> train(mode).call(new float[] {1, 2, 3}, new int[] {0}),
        "input x of train (matrix(float32), made at " + xLine + ")",
        "has rank 2, got an array of rank 1 with shape [3]");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void lengthsThatDoNotFitNameTheNodeTheShapesAndTheLine(Mode mode) {
    TensorVariable product = T.dot(x, w);
    String line = lineAbove();
    Function f = Damo.function(List.of(x)).outputs(product.add(1)).mode(mode).build();
    assertSays(
        ShapeException.class,
        () -> f.call((Object) new float[][] {{1, 2}}),
        "dot of x (1, 2) and w (3, 2)",
        "2 and 3",
        "made at " + line);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anOpInsideAFusedKernelIsNamedToo(Mode mode) {
    TensorVariable b = T.fvector("b");
    TensorVariable sum = x.mul(2).add(b);
    String line = lineAbove();
    Function f = Damo.function(List.of(x, b)).outputs(sum.tanh().sum(1)).mode(mode).build();
    assertSays(
        ShapeException.class,
        () -> f.call(ROW, new float[] {1, 2}),
        "add of x * 2.0 (1, 3) and b (2)",
        "axis 1 has lengths 3 and 2",
        "made at " + line,
        "in x * 2.0 + b");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void dtypesAreNotNarrowedInSilence(Mode mode) {
    assertSays(
        DTypeException.class,
        () -> train(mode).call(Nd4j.zeros(DataType.DOUBLE, 1, 3), new int[] {0}),
        "input x of train (matrix(float32), made at " + xLine + ")",
        "is float32, got float64 of shape [1, 3]",
        "allowInputDowncast");
    assertSays(
        DTypeException.class,
        () -> train(mode).call(ROW, new double[] {0.5}),
        "input y of train",
        "int32",
        "0.5");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void fixedLengthsAreKept(Mode mode) {
    TensorVariable row = T.frow("row");
    Function f = Damo.function(List.of(row)).outputs(row.add(1)).mode(mode).name("f").build();
    assertSays(
        ShapeException.class,
        () -> f.call((Object) new float[][] {{1}, {2}}),
        "axis 0 of input row of f (row(float32), made at",
        "has length 1, got an array of shape [2, 1]");
  }

  @Test
  void everyInputIsGivenAndNoMore() {
    Function f = train(Mode.FAST_RUN);
    assertSays(
        DamoException.class,
        () -> f.call((Object) ROW),
        "train needs a value for its input y: it takes 2 arguments [x, y], got 1");
    assertSays(
        DamoException.class,
        () -> f.call(ROW, new int[] {0}, 3),
        "train takes 2 arguments [x, y], got 3");
    assertSays(DamoException.class, () -> f.call(Map.of("x", ROW)), "its input y", "got 1");
  }

  @Test
  void namesOfInputsAreKnown() {
    assertSays(
        DamoException.class,
        () -> train(Mode.FAST_RUN).call(Map.of("x", ROW, "labels", new int[] {0})),
        "train has no input \"labels\"; its inputs are [x, y]");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void labelsAreClasses(Mode mode) {
    for (int label : new int[] {2, -1, 7}) {
      assertSays(
          ShapeException.class,
          () -> train(mode).call(ROW, new int[] {label}),
          "y (1)",
          "index " + label + " is out of range for axis 1 of length 2",
          "made at BadCallsTest.java:");
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void thereIsALabelForEachRow(Mode mode) {
    assertSays(ShapeException.class, () -> train(mode).call(ROW, new int[] {0, 1}), "y (2)", "(1)");
    float[][] rows = {{1, 2, 3}, {4, 5, 6}};
    assertSays(ShapeException.class, () -> train(mode).call(rows, new int[] {0}), "y (1)", "(2)");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aCallThatFailsChangesNoState(Mode mode) {
    Function f = train(mode);
    float[] before = w.getValue().data().asFloat();
    assertSays(ShapeException.class, () -> f.call(ROW, new int[] {5}));
    assertArrayEquals(before, w.getValue().data().asFloat());
    f.call(ROW, new int[] {0});
    assertNotEquals(before[0], w.getValue().getFloat(0));
  }

  /** Nothing of a call that failed is taken for known in the next one. */
  @ParameterizedTest
  @MethodSource("modes")
  void aPositionOutOfRangeIsAnErrorEachTime(Mode mode) {
    TensorVariable v = T.dvector("v");
    TensorVariable i = T.lscalar("i");
    for (TensorVariable out :
        List.of(v.get(i), T.setSubtensor(v.get(i), 9), T.incSubtensor(v.get(i), 9))) {
      Function f = Damo.function(List.of(v, i)).outputs(out).mode(mode).build();
      double[] values = {1, 2, 3};
      f.call(values, 1);
      for (int k = 0; k < 3; k++)
        assertSays(DamoException.class, () -> f.call(values, 7), "7", "3");
      assertEquals(f.call(values, 2), f.copy().call(values, 2));
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void positionsThatDoNotFitTogetherAreAnErrorEachTime(Mode mode) {
    TensorVariable m = T.dmatrix("m");
    TensorVariable rows = T.lvector("rows");
    TensorVariable columns = T.lvector("columns");
    for (TensorVariable out :
        List.of(m.get(rows, columns), T.setSubtensor(m.get(rows, columns), 9))) {
      Function f = Damo.function(List.of(m, rows, columns)).outputs(out).mode(mode).build();
      double[][] values = {{1, 2}, {3, 4}};
      long[] two = {0, 1};
      long[] three = {0, 1, 1};
      f.call(values, two, two);
      for (int k = 0; k < 3; k++)
        assertSays(DamoException.class, () -> f.call(values, two, three), "(2)", "(3)");
      assertEquals(f.copy().call(values, two, two), f.call(values, two, two));
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void nanPassesThroughAndIsNoError(Mode mode) {
    Function f = Damo.function(List.of(x)).outputs(T.nnet.softmax(x).sum()).mode(mode).build();
    assertEquals(Double.NaN, f.callDouble((Object) new float[][] {{1, Float.NaN}}));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void nothingHasNoGreatestElement(Mode mode) {
    Function f = Damo.function(List.of(x)).outputs(x.max(1)).mode(mode).build();
    assertSays(
        ShapeException.class,
        () -> f.call((Object) new float[2][0]),
        "max of x (2, 0)",
        "no elements",
        "made at");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void arraysThatAreTooLargeAreNamed(Mode mode) {
    TensorVariable n = T.lscalar("n");
    Function f = Damo.function(List.of(n)).outputs(T.zeros(n, n)).mode(mode).build();
    assertSays(ShapeException.class, () -> f.call(100_000), "broadcastTo", "100000", "limit");
    assertSays(ShapeException.class, () -> f.call(-1), "negative", "-1");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aMaskHasTheLengthsOfTheAxesItStandsFor(Mode mode) {
    TensorVariable m = T.tensor("m", damo.scalar.DType.BOOL, -1);
    Function f = Damo.function(List.of(x, m)).outputs(x.get(m)).mode(mode).build();
    assertSays(
        ShapeException.class,
        () -> f.call(ROW, new boolean[] {true, false}),
        "m (2)",
        "axis 0 of shape (2) has length 2, the axis that the mask stands for has 1");
  }

  @Test
  void valuesAreNumbersOrArrays() {
    Function f = Damo.function(List.of(x)).outputs(x.sum()).build();
    assertSays(DamoException.class, () -> f.call("hello"), "expected a value", "String hello");
    assertSays(
        ShapeException.class,
        () -> f.call((Object) new float[][] {{1, 2}, {3}}),
        "ragged",
        "2 and 1");
  }

  @Test
  void whatAFunctionNeedsIsAmongItsInputs() {
    assertSays(
        MissingInputException.class,
        () -> Damo.function(List.of(y), x.sum().add(y.sum())),
        "function needs the variable x (matrix(float32), made at " + xLine + ")",
        "[y]");
    assertSays(
        UnusedInputException.class,
        () -> Damo.function(List.of(x, y), x.sum()),
        "depends on its input y",
        "onUnusedInput");
  }

  @Test
  void inputsAreVariablesEachGivenOnce() {
    assertSays(
        DamoException.class, () -> Damo.function(List.of(x, x), x.sum()), "x is given twice");
    assertSays(DamoException.class, () -> Damo.function(List.of(w), w.sum()), "w", "givens");
    assertSays(DamoException.class, () -> Damo.function(List.of(3), x.sum()), "got 3");
  }

  @Test
  void updatesFitTheirVariables() {
    assertSays(
        DTypeException.class,
        () ->
            Damo.function(
                List.of(),
                List.of(),
                Updates.of(w, w.mul(T.constant(2.0, damo.scalar.DType.FLOAT64)))),
        "the update of w is matrix(float64)",
        "astype(FLOAT32)");
    assertSays(
        ShapeException.class,
        () -> Damo.function(List.of(), List.of(), Updates.of(w, w.sum())),
        "the update of w has rank 0");
    assertSays(ShapeException.class, () -> w.setValue(1), "w (matrix(float32), made at", "rank 0");
  }

  @Test
  void aListIsNoOperand() {
    assertSays(DamoException.class, () -> x.add(List.of(x, x)), "got a list", "T.stack");
    assertSays(DamoException.class, () -> x.add(null), "got null");
  }
}
