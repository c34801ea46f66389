package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.JavaCode;
import damo.compile.Mode;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What happens in the steps of a loop happens once in each of them, and never without a step. */
class LoopEffectsTest {
  /** Not the mode that runs everything twice. */
  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.NAN_GUARD);
  }

  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable w = T.dmatrix("w");

  private static Function function(List<?> inputs, Object outputs, Mode mode) {
    return Damo.function(inputs).outputs(outputs).mode(mode).build();
  }

  private static INDArray nothing(int columns) {
    return Nd4j.create(DataType.DOUBLE, 0, columns);
  }

  private static List<String> printed(Runnable call) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      call.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void withoutAStepNothingIsPrintedAndShapesAreRight(Mode mode) {
    TensorVariable out =
        Damo.scan(row -> T.dot(w, T.print(row, "row"))).sequences(x).run().output();
    Function f = function(List.of(x, w), out, mode);
    INDArray[] got = new INDArray[1];
    assertEquals(List.of(), printed(() -> got[0] = f.call(nothing(2), new double[3][2])));
    assertArrayEquals(new long[] {0, 3}, got[0].shape());
    assertEquals(2, printed(() -> f.call(new double[2][2], new double[3][2])).size());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void withoutAStepNothingIsAsserted(Mode mode) {
    TensorVariable out =
        Damo.scan((row, h) -> h.add(T.assertion(row, "too small", row.gt(1.0))))
            .sequences(x)
            .outputsInfo(T.zeros(DType.FLOAT64, 2))
            .run()
            .output();
    Function f = function(List.of(x), out, mode);
    assertArrayEquals(new long[] {0, 2}, f.call(nothing(2)).shape());
    assertThrows(DamoException.class, () -> f.call((Object) new double[1][2]));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void withoutAStepNothingIsUpdatedOrDrawn(Mode mode) {
    TensorVariable n = T.lscalar("n");
    SharedTensor s = Damo.shared(1.0, DType.FLOAT64);
    RandomStreams srng = new RandomStreams(7);
    TensorVariable out =
        Damo.scan(() ->
                Step.of(
                    srng.uniform(new int[] {3}, 0.0, 1.0, DType.FLOAT64).mul(s),
                    Updates.of(s, s.mul(2.0))))
            .nSteps(n)
            .run()
            .output();
    Function f = function(List.of(n), out, mode);
    assertArrayEquals(new long[] {0, 3}, f.call(0L).shape());
    assertEquals(1, s.getValue().getDouble(0));
    TensorVariable first = new RandomStreams(7).uniform(new int[] {3}, 0.0, 1.0, DType.FLOAT64);
    assertEquals(function(List.of(), first, mode).call(), f.call(1L).getRow(0));
    assertEquals(2, s.getValue().getDouble(0));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatAStepPrintsOfWhatStaysTheSameIsPrintedInEachStep(Mode mode) {
    TensorVariable v = T.dvector("v");
    TensorVariable n = T.lscalar("n");
    TensorVariable out =
        Damo.scan(h -> h.add(T.print(v, "v")))
            .outputsInfo(T.zeros(DType.FLOAT64, 2))
            .nSteps(n)
            .run()
            .output();
    Function f = function(List.of(v, n), out, mode);
    assertEquals(3, printed(() -> f.call(new double[] {1, 2}, 3L)).size());
    assertEquals(0, printed(() -> f.call(new double[] {1, 2}, 0L)).size());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aFirstRowThatIsBroadcastMakesNoStepHappenTwice(Mode mode) {
    TensorVariable first = T.dvector("first");
    TensorVariable out =
        Damo.scan((row, h) -> h.add(T.print(row, "row")))
            .sequences(x)
            .outputsInfo(first)
            .run()
            .output();
    Function f = function(List.of(x, first), out, mode);
    INDArray[] got = new INDArray[1];
    double[][] rows = {{1, 2, 3}, {4, 5, 6}};
    assertEquals(2, printed(() -> got[0] = f.call(rows, new double[] {10})).size());
    assertArrayEquals(new double[] {11, 12, 13, 15, 17, 19}, got[0].dup().data().asDouble());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void javaCodeRunsOnceInEachStep(Mode mode) {
    AtomicInteger calls = new AtomicInteger();
    for (int length : new int[] {-1, 2}) {
      calls.set(0);
      TensorType vector = new TensorType(DType.FLOAT64, Ints.of(length));
      JavaCode.Applied twice =
          Damo.op(
              "twice",
              List.of(vector),
              vector,
              a -> {
                calls.incrementAndGet();
                return a.mul(2);
              });
      TensorVariable rows = new TensorType(DType.FLOAT64, Ints.of(-1, length)).variable("rows");
      TensorVariable out = Damo.scan(row -> twice.apply(row)).sequences(rows).run().output();
      Function f = function(List.of(rows), out, mode);
      assertArrayEquals(new long[] {0, Math.max(0, length)}, f.call(nothing(2)).shape());
      assertEquals(0, calls.get());
      assertEquals(4, f.call((Object) new double[][] {{1, 2}, {3, 4}}).getDouble(0, 1));
      assertEquals(2, calls.get());
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aLoopInALoopWithoutStepsDoesNothingEither(Mode mode) {
    TensorVariable out =
        Damo.scan(
                row -> Damo.scan(e -> T.print(e, "element").mul(2.0)).sequences(row).run().output())
            .sequences(x)
            .run()
            .output();
    Function f = function(List.of(x), out, mode);
    INDArray[] got = new INDArray[1];
    assertEquals(List.of(), printed(() -> got[0] = f.call(nothing(3))));
    assertArrayEquals(new long[] {0, 3}, got[0].shape());
    assertEquals(6, printed(() -> f.call((Object) new double[2][3])).size());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void noGuardLooksAtStepsThatAreNotMade(Mode mode) {
    TensorVariable out = Damo.scan(row -> row.div(row.sum())).sequences(x).run().output();
    Function f = function(List.of(x), out, mode);
    assertArrayEquals(new long[] {0, 4}, f.call(nothing(4)).shape());
    assertTrue(f.call((Object) new double[][] {{1, 1, 1, 1}}).getDouble(0) == 0.25);
  }
}
