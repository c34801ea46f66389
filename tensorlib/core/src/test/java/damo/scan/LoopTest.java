package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.Updates;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.random.MrgRandomStreams;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.value.Value;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What loops mean to those who write them. */
class LoopTest {
  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private static Function function(List<?> inputs, Object outputs, Mode mode) {
    return Damo.function(inputs).outputs(outputs).mode(mode).build();
  }

  private static double[] doubles(INDArray a) {
    return a.data().asDouble();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatStepsUpdateIsSetByAFunctionThatUsesTheLoop(Mode mode) {
    SharedTensor s = Damo.shared(1.0, DType.FLOAT64);
    ScanResult r = Damo.scan(() -> Step.of(s.mul(1.0), Updates.of(s, s.mul(2.0)))).nSteps(4).run();
    Function f = function(List.of(), r.output(), mode);
    assertArrayEquals(new double[] {1, 2, 4, 8}, doubles(f.call()));
    assertEquals(16, s.getValue().getDouble(0));
    assertArrayEquals(new double[] {16, 32, 64, 128}, doubles(f.call()));
  }

  @Test
  void updatesMayBePassedByHandOrTurnedOff() {
    SharedTensor s = Damo.shared(1.0, DType.FLOAT64);
    ScanResult r = Damo.scan(() -> Step.of(s.mul(1.0), Updates.of(s, s.add(1.0)))).nSteps(3).run();
    Damo.function(List.of(), r.output(), r.updates()).call();
    assertEquals(4, s.getValue().getDouble(0));
    Damo.function(List.of()).outputs(r.output()).noDefaultUpdates().build().call();
    assertEquals(4, s.getValue().getDouble(0));
  }

  @Test
  void aStepMayReturnUpdatesAlone() {
    SharedTensor s = Damo.shared(0.0, DType.FLOAT64);
    ScanResult r = Damo.scan(e -> Updates.of(s, s.add(e))).sequences(T.dvector("x")).run();
    assertTrue(r.outputs().isEmpty());
    assertEquals(1, r.updates().size());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void randomDrawsAdvanceFromStepToStepAndFromCallToCall(Mode mode) {
    RandomStreams srng = new RandomStreams(7);
    TensorVariable draws =
        Damo.scan(() -> srng.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64))
            .nSteps(3)
            .run()
            .output();
    RandomStreams again = new RandomStreams(7);
    TensorVariable atOnce = again.uniform(new int[] {6}, 0.0, 1.0, DType.FLOAT64);
    double[] expected = doubles(function(List.of(), atOnce, mode).call());
    Function f = function(List.of(), draws, mode);
    double[] first = doubles(f.call());
    double[] second = doubles(f.call());
    for (int i = 0; i < 3; i++) {
      assertEquals(expected[i], first[i]);
      assertEquals(expected[3 + i], second[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void drawsOfALoopInALoopAllDiffer(Mode mode) {
    RandomStreams srng = new RandomStreams(7);
    TensorVariable draws =
        Damo.scan(() ->
                Damo.scan(() -> srng.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64))
                    .nSteps(2)
                    .run()
                    .output())
            .nSteps(3)
            .run()
            .output();
    Function f = function(List.of(), draws, mode);
    TensorVariable atOnce = new RandomStreams(7).uniform(new int[] {12}, 0.0, 1.0, DType.FLOAT64);
    double[] expected = doubles(function(List.of(), atOnce, mode).call());
    assertArrayEquals(java.util.Arrays.copyOf(expected, 6), doubles(f.call()));
    assertArrayEquals(java.util.Arrays.copyOfRange(expected, 6, 12), doubles(f.call()));
  }

  @Test
  void aStepThatIsMadeAnewForADtypeAsksForTheSameDraws() {
    for (Object start : new Object[] {0, T.constant(0L, DType.INT64)}) {
      RandomStreams srng = new RandomStreams(7);
      MrgRandomStreams mrg = new MrgRandomStreams(7);
      List<TensorVariable> outs =
          Damo.scan(i ->
                  List.of(
                      i.add(1),
                      srng.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64),
                      mrg.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64)))
              .outputsInfo(start, Init.none(), Init.none())
              .nSteps(1)
              .run()
              .outputs();
      List<TensorVariable> all =
          List.of(
              outs.get(1).get(0),
              srng.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64),
              outs.get(2).get(0),
              mrg.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64));
      RandomStreams plain = new RandomStreams(7);
      MrgRandomStreams plainMrg = new MrgRandomStreams(7);
      List<TensorVariable> expected =
          List.of(
              plain.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64),
              plain.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64),
              plainMrg.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64),
              plainMrg.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64));
      assertEquals(
          Damo.function(List.of(), expected).callAll(), Damo.function(List.of(), all).callAll());
      assertEquals(2, srng.updates().size());
    }
  }

  @Test
  void aDrawMadeOutsideIsTheSameInEveryStep() {
    RandomStreams srng = new RandomStreams(7);
    TensorVariable draw = srng.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64);
    TensorVariable all = Damo.scan(() -> draw.mul(1.0)).nSteps(3).run().output();
    double[] got = doubles(Damo.function(List.of(), all).call());
    assertEquals(got[0], got[1]);
    assertEquals(got[0], got[2]);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gradientsOfLoopsThatDrawUseTheSameDraws(Mode mode) {
    TensorVariable w = T.dscalar("w");
    RandomStreams srng = new RandomStreams(3);
    TensorVariable out =
        Damo.scan(h -> h.add(w.mul(srng.uniform(new int[] {}, 0.0, 1.0, DType.FLOAT64))))
            .outputsInfo(T.constant(0.0, DType.FLOAT64))
            .nSteps(5)
            .run()
            .output()
            .get(-1);
    Function f = function(List.of(w), List.of(out, T.grad(out, w)), mode);
    List<INDArray> got = f.callAll(2.0);
    assertEquals(got.get(0).getDouble(0), 2 * got.get(1).getDouble(0), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void literalsAsInitialStatesTakeTheDtypeOfTheStep(Mode mode) {
    TensorVariable x = T.fvector("x");
    TensorVariable sum =
        Damo.scan((e, acc) -> acc.add(e)).sequences(x).outputsInfo(0).run().output();
    assertEquals(DType.FLOAT32, sum.dtype());
    assertEquals(3f, function(List.of(x), sum, mode).call(new float[] {1, 2}).getFloat(1));
    assertEquals(
        DType.INT64, Damo.scan(n -> n.add(2)).outputsInfo(0).nSteps(2).run().output().dtype());
    TensorVariable xs = T.dvector("xs");
    assertEquals(
        DType.FLOAT64,
        Damo.scan((e, acc) -> acc.add(e)).sequences(xs).outputsInfo(0.0).run().output().dtype());
  }

  @Test
  void aNarrowerInitialStateIsCastWhereNothingIsLost() {
    TensorVariable x = T.dvector("x");
    TensorVariable sum =
        Damo.scan((e, acc) -> acc.add(e))
            .sequences(x)
            .outputsInfo(T.constant(0.5, DType.FLOAT32))
            .run()
            .output();
    assertEquals(DType.FLOAT64, sum.dtype());
  }

  @Test
  void aStateOfAnotherKindSaysWhatToWrite() {
    TensorVariable x = T.dvector("x");
    DTypeException e =
        assertThrows(
            DTypeException.class,
            () ->
                Damo.scan((v, acc) -> acc.add(v))
                    .sequences(x)
                    .outputsInfo(T.constant(0, DType.INT64))
                    .run());
    assertTrue(e.getMessage().contains("output 0"), e.getMessage());
    assertTrue(e.getMessage().contains("astype(FLOAT64)"), e.getMessage());
  }

  @Test
  void aStateOfMoreAxesThanTheOutputIsAnError() {
    TensorVariable x = T.dmatrix("x");
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () -> Damo.scan((row, acc) -> acc.add(row).sum()).sequences(x).outputsInfo(x).run());
    assertTrue(e.getMessage().contains("output 0"), e.getMessage());
    assertTrue(e.getMessage().contains("keep them, or begin with fewer"), e.getMessage());
  }

  @Test
  void aStepWithTheWrongNumberOfArgumentsSaysWhatItGets() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () -> Damo.scan((a, b, c) -> a).sequences(T.dvector("x")).nSteps(2).run());
    assertTrue(e.getMessage().contains("takes 3 arguments, the loop gives 1"), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anErrorInAStepNamesTheStepAndTheShapes(Mode mode) {
    TensorVariable x = T.dmatrix("x");
    TensorVariable w = T.dmatrix("w");
    TensorVariable h0 = T.dvector("h0");
    TensorVariable out =
        Damo.scan((e, h) -> T.tanh(T.dot(w, h)).add(e))
            .sequences(x)
            .outputsInfo(h0)
            .name("cell")
            .run()
            .output();
    Function f = function(List.of(x, w, h0), out, mode);
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () -> f.call(new double[3][2], new double[2][5], new double[] {1, 2}));
    assertTrue(e.getMessage().contains("step 0 of 3 of cell"), e.getMessage());
    assertTrue(e.getMessage().contains("(2, 5)"), e.getMessage());
    assertTrue(e.getMessage().contains("LoopTest.java:"), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theLastRowOfNoStepsIsAnErrorEvenIfOnlyItIsKept(Mode mode) {
    TensorVariable x = T.dvector("x");
    TensorVariable last =
        Damo.scan((e, acc) -> acc.add(e)).sequences(x).outputsInfo(0.0).run().output().get(-1);
    Function f = function(List.of(x), last, mode);
    assertEquals(6, f.callDouble(new double[] {1, 2, 3}));
    assertThrows(DamoException.class, () -> f.call(new double[0]));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aReductionOfNothingIsWhereItBegan(Mode mode) {
    TensorVariable x = T.dvector("x");
    TensorVariable sum =
        Damo.reduce((e, acc) -> acc.add(e)).sequences(x).outputsInfo(1.5).run().output();
    assertEquals(1.5, function(List.of(x), sum, mode).callDouble(new double[0]));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aSumOfAllStepsHasTheDtypeOfItsState(Mode mode) {
    assertSumOfSquares(mode, DType.INT8, 48, 5);
    assertSumOfSquares(mode, DType.UINT8, 48, 5);
    assertSumOfSquares(mode, DType.INT32, 30000, 5);
    assertSumOfSquares(mode, DType.BOOL, 1, 1);
    assertSumOfSquares(mode, DType.FLOAT32, 30000, 5);
  }

  private static void assertSumOfSquares(Mode mode, DType dtype, double... expected) {
    TensorVariable x = T.dmatrix("x");
    TensorVariable sum =
        Damo.reduce((e, h) -> h.add(e.mul(e)))
            .sequences(x.astype(dtype))
            .outputsInfo(T.zeros(dtype, 2))
            .run()
            .output();
    Value rows = Value.wrap(DType.FLOAT64, Ints.of(3, 2), new double[] {100, 1, 100, 2, 100, 0});
    Value got = Compiled.run(List.of(x), List.of(sum), List.of(rows), mode).getFirst();
    assertEquals(dtype, got.dtype());
    assertArrayEquals(expected, got.toDoubles());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aProductOfRowsHasTheirDtypeAndTheirLength(Mode mode) {
    TensorVariable a = T.imatrix("a");
    TensorVariable b = T.imatrix("b");
    TensorVariable products = Damo.map((p, q) -> T.dot(p, q)).sequences(a, b).run().output();
    TensorVariable sums =
        Damo.scan((p, q, h) -> h.add(T.dot(p, q)))
            .sequences(a, b)
            .outputsInfo(T.zeros(DType.INT32))
            .run()
            .output();
    Value rows = Value.wrap(DType.INT32, Ints.of(2, 2), new int[] {1 << 20, 2, 3, 4});
    Value others = Value.wrap(DType.INT32, Ints.of(2, 2), new int[] {1 << 15, 6, 7, 8});
    List<Value> got =
        Compiled.run(List.of(a, b), List.of(products, sums), List.of(rows, others), mode);
    assertArrayEquals(new double[] {12, 53}, got.get(0).toDoubles());
    assertArrayEquals(new double[] {12, 65}, got.get(1).toDoubles());
    for (Value v : got) assertEquals(DType.INT32, v.dtype());
    Function f = function(List.of(a, b), products, mode);
    assertThrows(
        ShapeException.class, () -> f.call(new int[][] {{1}, {2}}, new int[][] {{1, 2}, {3, 4}}));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void filterKeepsWhatThePredicateIsTrueFor(Mode mode) {
    TensorVariable x = T.dvector("x");
    TensorVariable kept = Damo.filter(e -> e.gt(1.0)).sequences(x).run().output();
    assertArrayEquals(
        new double[] {2, 3},
        doubles(function(List.of(x), kept, mode).call(new double[] {2, 0, 3})));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void foldrGoesFromTheEnd(Mode mode) {
    TensorVariable x = T.dvector("x");
    TensorVariable r =
        Damo.foldr((e, acc) -> acc.mul(2.0).add(e)).sequences(x).outputsInfo(0.0).run().output();
    assertEquals(17, function(List.of(x), r, mode).callDouble(new double[] {1, 2, 3}));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aLongLoopOverNumbersGoesOnAcrossItsParts(Mode mode) {
    TensorVariable n = T.lscalar("n");
    ScanResult r =
        Damo.scan(
                (a, b) -> {
                  TensorVariable next = a.add(b).mod(1000);
                  return Step.until(List.of(next, a.mul(2)), next.eq(-1));
                })
            .outputsInfo(Init.of(new long[] {0, 1}).taps(-2, -1), Init.none())
            .nSteps(n)
            .run();
    Function f =
        function(List.of(n), List.of(r.outputs().get(0).get(-1), r.outputs().get(1)), mode);
    long a = 0;
    long b = 1;
    for (int i = 0; i < 20_000; i++) {
      long next = (a + b) % 1000;
      a = b;
      b = next;
    }
    List<INDArray> got = f.callAll(20_000L);
    assertEquals(b, got.get(0).getLong(0));
    assertEquals(20_000, got.get(1).length());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aLoopOverNumbersEndsWhereItIsTold(Mode mode) {
    TensorVariable n = T.lscalar("n");
    for (long end : new long[] {1, 8191, 8192, 8193}) {
      TensorVariable out =
          Damo.scan(i -> Step.until(i.add(1), i.add(1).ge(n)))
              .outputsInfo(T.constant(0, DType.INT64))
              .nSteps(50_000)
              .run()
              .output();
      INDArray got = function(List.of(n), out, mode).call(end);
      assertEquals(end, got.length());
      assertEquals(end, got.getLong(end - 1));
    }
  }

  @Test
  void anInterruptStopsALoop() throws Exception {
    TensorVariable n = T.lscalar("n");
    TensorVariable numbers =
        Damo.scan(h -> h.mul(0.5)).outputsInfo(1.0).nSteps(n).run().output().get(-1);
    TensorVariable rows =
        Damo.scan(h -> h.mul(0.5)).outputsInfo(T.ones(DType.FLOAT64, 3)).nSteps(n).run().output();
    for (Object out : List.of(numbers, rows.get(-1)))
      for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
        Function f = function(List.of(n), out, mode);
        long steps = mode == Mode.FAST_RUN ? 2_000_000_000L : 3_000_000L;
        Throwable[] thrown = new Throwable[1];
        Thread thread =
            new Thread(() -> {
              try {
                f.call(steps);
              } catch (Throwable t) {
                thrown[0] = t;
              }
            });
        thread.start();
        Thread.sleep(100);
        thread.interrupt();
        thread.join(20_000);
        assertTrue(thrown[0] instanceof CancellationException, mode + ": " + thrown[0]);
      }
  }

  @Test
  void debugprintShowsTheBody() {
    TensorVariable x = T.dvector("x");
    TensorVariable out =
        Damo.scan((e, h) -> T.tanh(h.add(e)))
            .sequences(x)
            .outputsInfo(0.0)
            .name("cell")
            .run()
            .output();
    String text = Damo.debugprint(out);
    assertTrue(text.contains("Inner graphs"), text);
    assertTrue(text.contains("tanh"), text);
    assertNotEquals(-1, text.indexOf("cell"));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void branchesInsideAStepAreTaken(Mode mode) {
    TensorVariable x = T.dvector("x");
    TensorVariable out =
        Damo.scan((e, h) -> T.where(e.gt(0.0), h.add(e), h.mul(0.5)))
            .sequences(x)
            .outputsInfo(1.0)
            .run()
            .output();
    assertArrayEquals(
        new double[] {2, 1, 4},
        doubles(function(List.of(x), out, mode).call(new double[] {1, -1, 3})));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void checkpointsGiveTheStatesThereAndTheSameGradient(Mode mode) {
    for (int rows : new int[] {1, 2, 3, 6, 7}) {
      TensorVariable x = T.dmatrix("x");
      TensorVariable w = T.dmatrix("w");
      TensorVariable h0 = T.dvector("h0");
      List<TensorVariable> outs = new java.util.ArrayList<>();
      for (int every : new int[] {0, 3}) {
        ScanBuilder loop =
            Damo.scan((e, h) -> T.tanh(T.dot(w, h).add(e))).sequences(x).outputsInfo(h0);
        TensorVariable out = (every > 0 ? loop.checkpoints(every) : loop).run().output();
        outs.add(out);
        outs.addAll(T.grad(T.sqr(out.get(-1)).sum(), List.of(x, w, h0)));
      }
      double[][] xs = new double[rows][2];
      for (int r = 0; r < rows; r++) xs[r] = new double[] {0.3 * r - 1, 0.5 - 0.2 * r};
      List<INDArray> got =
          function(List.of(x, w, h0), outs, mode)
              .callAll(xs, new double[][] {{0.4, -0.3}, {0.9, 0.2}}, new double[] {0.1, -0.7});
      INDArray all = got.get(0);
      INDArray kept = got.get(4);
      assertEquals((rows + 2) / 3, kept.size(0));
      for (int k = 0; k < kept.size(0); k++)
        assertEquals(all.getRow(Math.min(3 * k + 2, rows - 1)), kept.getRow(k));
      for (int g = 1; g < 4; g++)
        assertArrayEquals(doubles(got.get(g)), doubles(got.get(4 + g)), 1e-12);
    }
  }
}
