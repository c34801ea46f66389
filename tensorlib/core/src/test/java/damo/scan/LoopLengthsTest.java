package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.grad.VerifyGrad;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How many steps there are, and what shapes states may begin with. */
class LoopLengthsTest {
  private static final double[] FOUR = {1, 2, 3, 4};
  private static final double[] THREE = {10, 20, 30};
  private static final double[] ONE = {5};
  private static final double[][] ROWS = {{1, 2}, {3, 4}};

  private final TensorVariable x = T.dvector("x");
  private final TensorVariable y = T.dvector("y");
  private final TensorVariable rows = T.dmatrix("rows");

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private static double[] call(Mode mode, TensorVariable out, List<?> inputs, Object... values) {
    INDArray got = Damo.function(inputs).outputs(out).mode(mode).build().call(values);
    return got.dup().data().asDouble();
  }

  private static void fails(Class<? extends DamoException> with, Executable call, String... words) {
    DamoException e = assertThrows(with, call);
    for (String word : words) assertTrue(e.getMessage().contains(word), e.getMessage());
  }

  private TensorVariable sums(UnaryOperator<ScanBuilder> more) {
    return more.apply(Damo.scan((p, q) -> p.add(q)).sequences(x, y)).run().output();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theShortestSequenceDecides(Mode mode) {
    TensorVariable out = sums(loop -> loop);
    assertArrayEquals(new double[] {11, 22, 33}, call(mode, out, List.of(x, y), FOUR, THREE));
    assertArrayEquals(new double[] {6}, call(mode, out, List.of(x, y), FOUR, ONE));
    assertArrayEquals(
        new double[] {11, 22}, call(mode, sums(l -> l.nSteps(2)), List.of(x, y), FOUR, THREE));
    assertArrayEquals(
        new double[] {11, 22, 33}, call(mode, sums(l -> l.nSteps(9)), List.of(x, y), FOUR, THREE));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aFilterKeepsElementsThatWereWalkedInThatOrder(Mode mode) {
    double[] wanted = {4, 0, 3, 5};
    assertKept(mode, new double[] {5, 3, 4}, l -> l.goBackwards(true), wanted);
    assertKept(mode, new double[] {4, 3}, l -> l.nSteps(3), wanted);
    assertKept(mode, new double[] {5, 3}, l -> l.nSteps(3).goBackwards(true), wanted);
    TensorVariable shorter = Damo.filter((e, other) -> e.gt(1.0)).sequences(x, y).run().output();
    assertArrayEquals(new double[] {4, 3}, call(mode, shorter, List.of(x, y), wanted, THREE));
    TensorVariable taps =
        Damo.filter((past, e) -> e.gt(past)).sequences(Seq.of(x).taps(-1, 0)).run().output();
    assertArrayEquals(new double[] {3, 5}, call(mode, taps, List.of(x), wanted));
    TensorVariable ended =
        Damo.filter(e -> Step.until(e.gt(1.0), e.eq(3.0))).sequences(x).run().output();
    assertArrayEquals(new double[] {4, 3}, call(mode, ended, List.of(x), wanted));
  }

  private void assertKept(
      Mode mode, double[] expected, UnaryOperator<ScanBuilder> more, double[] of) {
    TensorVariable kept = more.apply(Damo.filter(e -> e.gt(1.0)).sequences(x)).run().output();
    assertArrayEquals(expected, call(mode, kept, List.of(x), of));
  }

  @Test
  void aFilterHasASequence() {
    fails(
        DamoException.class,
        () -> Damo.filter(e -> e.gt(1.0)).nonSequences(x.sum()).nSteps(3).run(),
        "no sequence");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void strictLengthsRefuseSequencesOfOthers(Mode mode) {
    TensorVariable out = sums(loop -> loop.strictLengths(true));
    assertArrayEquals(new double[] {20, 40, 60}, call(mode, out, List.of(x, y), THREE, THREE));
    fails(ShapeException.class, () -> call(mode, out, List.of(x, y), FOUR, THREE), "y", "3", "4");
    fails(ShapeException.class, () -> call(mode, out, List.of(x, y), FOUR, ONE), "y", "1", "4");
    TensorVariable taps =
        Damo.scan((p, q, r) -> p.add(q).add(r))
            .sequences(Seq.of(x).taps(-1, 0), y)
            .strictLengths(true)
            .run()
            .output();
    assertArrayEquals(new double[] {13, 25, 37}, call(mode, taps, List.of(x, y), FOUR, THREE));
    fails(ShapeException.class, () -> call(mode, taps, List.of(x, y), FOUR, FOUR), "y");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void strictLengthsRefuseAnotherNumberOfSteps(Mode mode) {
    TensorVariable n = T.lscalar("n");
    TensorVariable out = sums(loop -> loop.nSteps(n).strictLengths(true));
    Function f = Damo.function(List.of(x, y, n)).outputs(out).mode(mode).build();
    assertEquals(3, f.call(THREE, THREE, 3L).length());
    fails(ShapeException.class, () -> f.call(THREE, THREE, 2L), "3", "2");
    fails(ShapeException.class, () -> f.call(THREE, THREE, 4L), "3", "4");
  }

  @Test
  void strictLengthsThatAreKnownRefuseAtOnce() {
    TensorVariable a = T.constant(FOUR);
    TensorVariable b = T.constant(THREE);
    fails(
        ShapeException.class,
        () -> Damo.scan((p, q) -> p.add(q)).sequences(a, b).strictLengths(true).run(),
        "3",
        "4");
    fails(
        ShapeException.class,
        () -> Damo.scan(p -> p).sequences(a).nSteps(2).strictLengths(true).run(),
        "4",
        "2");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aNegativeNumberOfStepsIsAnError(Mode mode) {
    TensorVariable n = T.lscalar("n");
    for (TensorVariable out :
        List.of(
            Damo.scan(p -> p.mul(2)).sequences(x).nSteps(n).run().output(),
            Damo.scan(s -> s.add(x)).outputsInfo(x).nSteps(n).run().output())) {
      Function f = Damo.function(List.of(x, n)).outputs(out).mode(mode).build();
      assertEquals(0, f.call(FOUR, 0L).size(0));
      fails(DamoException.class, () -> f.call(FOUR, -2L), "goBackwards(true)");
    }
    fails(DamoException.class, () -> Damo.scan(p -> p).sequences(x).nSteps(-2).run(), "-2");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void moreStepsThanCanBeCountedAreAnErrorUnlessTheLoopEndsBefore(Mode mode) {
    TensorVariable n = T.lscalar("n");
    TensorVariable all = Damo.scan(h -> h.mul(2.0)).outputsInfo(x).nSteps(n).run().output().get(-1);
    TensorVariable some =
        Damo.scan(h -> Step.until(h.mul(2.0), h.sum().gt(50.0)))
            .outputsInfo(x)
            .nSteps(n)
            .run()
            .output();
    TensorVariable slope = T.grad(some.get(-1).sum(), x);
    TensorVariable numbers =
        Damo.scan(h -> Step.until(h.mul(2.0), h.gt(50.0)))
            .outputsInfo(x.get(0))
            .nSteps(n)
            .run()
            .output();
    for (long steps : new long[] {Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE}) {
      fails(DamoException.class, () -> call(mode, all, List.of(x, n), ONE, steps), "" + steps);
      fails(
          DamoException.class,
          () -> Damo.scan(h -> h.mul(2.0)).outputsInfo(x).nSteps(steps).run(),
          "" + steps);
      double[] powers = {10, 20, 40, 80, 160};
      assertArrayEquals(powers, call(mode, some, List.of(x, n), new double[] {5}, steps));
      assertArrayEquals(powers, call(mode, numbers, List.of(x, n), new double[] {5}, steps));
      assertArrayEquals(
          new double[] {32, 32}, call(mode, slope, List.of(x, n), new double[] {2, 3}, steps));
    }
    assertArrayEquals(
        new double[] {10, 20, 40, 80, 160},
        call(
            mode,
            Damo.scan(h -> Step.until(h.mul(2.0), h.sum().gt(50.0)))
                .outputsInfo(x)
                .nSteps(Long.MAX_VALUE)
                .run()
                .output(),
            List.of(x),
            new double[] {5}));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anInitialStateOfFewerAxesIsBroadcast(Mode mode) {
    TensorVariable c = T.dscalar("c");
    double[] sums = {1, 2, 4, 6};
    for (Object zero : new Object[] {0, 0.0, T.zeros(DType.FLOAT64, 1)}) {
      TensorVariable out =
          Damo.scan((row, s) -> s.add(row)).sequences(rows).outputsInfo(zero).run().output();
      assertEquals(DType.FLOAT64, out.dtype());
      assertArrayEquals(sums, call(mode, out, List.of(rows), (Object) ROWS));
    }
    TensorVariable from =
        Damo.scan((row, s) -> s.add(row)).sequences(rows).outputsInfo(c).run().output();
    assertArrayEquals(
        new double[] {11, 12, 14, 16}, call(mode, from, List.of(rows, c), ROWS, 10.0));
    TensorVariable cube =
        Damo.scan(s -> s.add(T.ones(DType.FLOAT64, 3, 2))).outputsInfo(x).nSteps(2).run().output();
    assertArrayEquals(
        new double[] {2, 3, 2, 3, 2, 3, 3, 4, 3, 4, 3, 4},
        call(mode, cube, List.of(x), new double[] {1, 2}));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aBlockOfFewerAxesIsBroadcast(Mode mode) {
    TensorVariable out =
        Damo.scan((row, a, b) -> a.add(b).add(row))
            .sequences(rows)
            .outputsInfo(Init.of(x).taps(-2, -1))
            .run()
            .output();
    assertArrayEquals(
        new double[] {31, 32, 54, 56},
        call(mode, out, List.of(rows, x), ROWS, new double[] {10, 20}));
  }

  /** Each takes its shape from the one before it, the first from the sequence. */
  @ParameterizedTest
  @MethodSource("modes")
  void statesThatAreBroadcastToEachOtherAllAre(Mode mode) {
    TensorVariable one = T.dvector("one");
    List<TensorVariable> outs =
        Damo.scan((row, s, t, u) ->
                List.of(s.add(row), t.add(s), T.assertion(u, "too small", u.sum().gt(-1)).add(t)))
            .sequences(rows)
            .outputsInfo(one, one, one)
            .run()
            .outputs();
    TensorVariable all = T.concatenate(outs);
    double[] none = call(mode, T.sum(all), List.of(rows, one), new double[0][2], ONE);
    assertArrayEquals(new double[] {0}, none);
    assertArrayEquals(
        new double[] {6, 7, 9, 11, 10, 10, 16, 17, 10, 10, 20, 20},
        call(mode, all, List.of(rows, one), ROWS, ONE));
  }

  @Test
  void gradientsOfStatesThatAreBroadcastAreSums() {
    VerifyGrad.verify(
        in ->
            Damo.scan((row, s) -> T.tanh(s.mul(row)).add(row))
                .sequences(in.get(0))
                .outputsInfo(in.get(1))
                .run()
                .output()
                .sum(),
        List.of(ROWS, 0.7));
    VerifyGrad.verify(
        in ->
            Damo.scan((row, a, b) -> T.tanh(a.mul(row)).add(b))
                .sequences(in.get(0))
                .outputsInfo(Init.of(in.get(1)).taps(-2, -1))
                .run()
                .output()
                .sum(),
        List.of(ROWS, new double[] {0.3, -0.4}));
  }

  @Test
  void blocksThatAreTooShortSayWhatToBeginWith() {
    fails(
        ShapeException.class,
        () ->
            Damo.scan((a, b) -> a.add(b))
                .outputsInfo(Init.of(T.constant(ONE)).taps(-2, -1))
                .nSteps(3)
                .run(),
        "output 0",
        "2 values",
        "has 1");
    fails(
        ShapeException.class,
        () ->
            Damo.scan((a, b) -> a.add(b))
                .outputsInfo(Init.of(T.dscalar("q")).taps(-2, -1))
                .nSteps(3)
                .run(),
        "output 0",
        "2 values",
        "q is a scalar");
  }
}
