package damo.random;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.Updates;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scan.ScanResult;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What streams promise whatever they draw: state, updates, shapes, limits. */
class RandomStreamsTest {
  private static final int[] THREE = {3};

  /** Both kinds of streams, by the draws that they have in common. */
  enum Kind {
    NUMPY {
      @Override
      List<TensorVariable> draws(int count) {
        RandomStreams r = new RandomStreams(5);
        return IntStream.range(0, count).mapToObj(i -> r.uniform(THREE, DType.FLOAT64)).toList();
      }

      @Override
      List<Updates> updates(TensorVariable[] out) {
        RandomStreams r = new RandomStreams(5);
        out[0] = r.normal(THREE, DType.FLOAT64);
        return r.updates();
      }
    },
    MRG {
      @Override
      List<TensorVariable> draws(int count) {
        MrgRandomStreams r = new MrgRandomStreams(5);
        return IntStream.range(0, count).mapToObj(i -> r.uniform(THREE, DType.FLOAT64)).toList();
      }

      @Override
      List<Updates> updates(TensorVariable[] out) {
        MrgRandomStreams r = new MrgRandomStreams(5);
        out[0] = r.normal(THREE, DType.FLOAT64);
        return r.updates();
      }
    };

    abstract List<TensorVariable> draws(int count);

    abstract List<Updates> updates(TensorVariable[] out);

    TensorVariable draw() {
      return draws(1).getFirst();
    }
  }

  private static double[] call(Function f) {
    return Nd4jBorder.fromNd4j(f.call()).toDoubles();
  }

  private static Function function(TensorVariable... outputs) {
    return Damo.function(List.of(), List.of(outputs));
  }

  @ParameterizedTest
  @EnumSource
  void aDrawIsOneValueInACallAndAnotherInTheNext(Kind kind) {
    TensorVariable u = kind.draw();
    Function f = function(u, u.mul(1), T.exp(u).log());
    List<Value> first = Compiled.call(f, List.of());
    assertArrayEquals(first.get(0).toDoubles(), first.get(1).toDoubles());
    assertArrayEquals(first.get(0).toDoubles(), first.get(2).toDoubles(), 1e-12);
    List<Value> second = Compiled.call(f, List.of());
    assertFalse(Arrays.equals(first.get(0).toDoubles(), second.get(0).toDoubles()));
  }

  @ParameterizedTest
  @EnumSource
  void twoDrawsAreIndependent(Kind kind) {
    List<TensorVariable> two = kind.draws(2);
    Function f = function(two.get(0), two.get(1));
    List<Value> drawn = Compiled.call(f, List.of());
    assertFalse(Arrays.equals(drawn.get(0).toDoubles(), drawn.get(1).toDoubles()));
  }

  @ParameterizedTest
  @EnumSource
  void withoutUpdatesACallRepeatsItself(Kind kind) {
    Function f = Damo.function(List.of()).outputs(kind.draw()).noDefaultUpdates().build();
    assertArrayEquals(call(f), call(f));
  }

  @ParameterizedTest
  @EnumSource
  void updatesMayBeTold(Kind kind) {
    TensorVariable[] draw = new TensorVariable[1];
    List<Updates> updates = kind.updates(draw);
    assertEquals(1, updates.size());
    Function told =
        Damo.function(List.of())
            .outputs(draw[0])
            .updates(updates.getFirst())
            .noDefaultUpdates()
            .build();
    double[] first = call(told);
    assertFalse(Arrays.equals(first, call(told)));
    kind.updates(draw);
    assertArrayEquals(first, call(function(draw[0])));
  }

  @ParameterizedTest
  @EnumSource
  void allModesDrawTheSame(Kind kind) {
    double[] want = null;
    for (Mode mode : Compiled.MODES) {
      TensorVariable u = kind.draw();
      Function f = Compiled.function(List.of(), List.of(u.mul(2).sub(1)), mode);
      double[] both = DoubleStream.concat(stream(f), stream(f)).toArray();
      if (want == null) want = both;
      assertArrayEquals(want, both, 1e-15, "in " + mode);
    }
  }

  private static DoubleStream stream(Function f) {
    return Arrays.stream(Compiled.call(f, List.of()).getFirst().toDoubles());
  }

  @ParameterizedTest
  @EnumSource
  void aDrawInALoopAdvancesWithEachStepAsWithEachCall(Kind kind) {
    Function once = function(kind.draw());
    double[] want =
        IntStream.range(0, 8).boxed().flatMapToDouble(i -> Arrays.stream(call(once))).toArray();
    for (Mode mode : Compiled.MODES) {
      ScanResult r = Damo.scan(kind::draw).nSteps(4).run();
      Function f = Compiled.function(List.of(), List.of(r.output()), mode);
      double[] got = DoubleStream.concat(stream(f), stream(f)).toArray();
      assertArrayEquals(want, got, "in " + mode);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDrawMadeOutsideALoopIsOneForAllSteps(Kind kind) {
    TensorVariable u = kind.draw();
    Function f = function(Damo.scan(() -> u.mul(1)).nSteps(4).run().output());
    assertEquals(3, Arrays.stream(call(f)).distinct().count());
  }

  @Test
  void aDrawMayDependOnTheStateOfALoop() {
    RandomStreams r = new RandomStreams(5);
    MrgRandomStreams m = new MrgRandomStreams(5);
    ScanResult loop =
        Damo.scan((x, h) ->
                h.add(x)
                    .add(r.normal(null, h, 0.1))
                    .add(m.truncatedNormal(THREE, 0, 1, DType.FLOAT64)))
            .sequences(T.constant(new double[5]))
            .outputsInfo(T.constant(new double[3]))
            .run();
    double[] all = call(function(loop.output()));
    assertEquals(15, Arrays.stream(all).distinct().count());
  }

  @Test
  void statesAreReadAndSet() {
    RandomStreams r = new RandomStreams(9);
    MrgRandomStreams m = new MrgRandomStreams(9);
    TensorVariable u = r.choice(THREE, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    TensorVariable v = m.normal(THREE, 2, 3);
    var before = r.rng(u).getValue();
    var states = m.rng(v).getValue();
    assertArrayEquals(new long[] {1, 6}, m.rng(m.uniform(new int[] {7})).getValue().shape());
    Function f = function(u, v);
    List<Value> first = Compiled.call(f, List.of());
    Compiled.call(f, List.of());
    r.rng(u).setValue(before);
    m.rng(v).setValue(states);
    List<Value> again = Compiled.call(f, List.of());
    assertArrayEquals(first.get(0).toDoubles(), again.get(0).toDoubles());
    assertArrayEquals(first.get(1).toDoubles(), again.get(1).toDoubles());
    assertSays(DamoException.class, () -> r.rng(v), "no draw of these streams");
  }

  @Test
  void aStateThatNobodyCanGoOnFromIsRefused() {
    RandomStreams r = new RandomStreams(9);
    TensorVariable u = r.uniform(THREE);
    Function f = function(u);
    for (double position : new double[] {625, 4294967295.0}) {
      r.rng(u).setValue(r.rng(u).getValue().dup().putScalar(624, position));
      assertSays(DamoException.class, () -> Compiled.call(f, List.of()), "position", "624");
    }
    r.rng(u).setValue(r.rng(u).getValue().dup().putScalar(624, 624));
    assertEquals(3, call(f).length);
  }

  @Test
  void aSeedStartsAllStreamsAgain() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    Function f = function(r.uniform(THREE), r.poisson(THREE, 4), m.uniform(THREE), m.normal(THREE));
    Compiled.call(f, List.of());
    r.seed(77);
    m.seed(77);
    List<Value> reseeded = Compiled.call(f, List.of());
    r = new RandomStreams(77);
    m = new MrgRandomStreams(77);
    f = function(r.uniform(THREE), r.poisson(THREE, 4), m.uniform(THREE), m.normal(THREE));
    List<Value> made = Compiled.call(f, List.of());
    for (int i = 0; i < 4; i++)
      assertArrayEquals(made.get(i).toDoubles(), reseeded.get(i).toDoubles());
  }

  @Test
  void shapesAreWrittenInAllWays() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    TensorVariable x = T.dmatrix("x");
    for (Object shape :
        List.of(
            new int[] {2, 3},
            new long[] {2, 3},
            List.of(2, 3),
            x.shape(),
            List.of(2, x.shape().get(1)))) {
      assertShape("(2, 3)", r.uniform(shape), x);
      assertShape("(2, 3)", m.normal(shape), x);
      assertShape("(2, 3, 4)", r.permutation(shape, 4), x);
      assertShape("(2, 3, 2)", m.multinomial(shape, 5, new double[] {0.5, 0.5}), x);
    }
    assertShape("(2, 3)", r.normal(null, x, 1), x);
    assertShape("(2, 3)", m.binomial(null, x.mul(0)), x);
    assertShape("()", r.poisson(new int[0], 3), x);
    assertShape("()", m.truncatedNormal(List.of()), x);
    assertShape("()", m.choice(null, 4), x);
    assertArrayEquals(new long[] {2, 3}, r.uniform(new int[] {2, 3}).staticShape());
    assertArrayEquals(new long[] {-1, 3}, m.normal(List.of(x.shape().get(0), 3)).staticShape());
  }

  private static void assertShape(String shape, TensorVariable draw, TensorVariable x) {
    Value given = Value.zeros(DType.FLOAT64, damo.scalar.Ints.of(2, 3));
    for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
      Value got = Compiled.run(List.of(x), List.of(draw), List.of(given), mode).getFirst();
      assertEquals(shape, damo.link.Geometry.text(got.shape()));
    }
  }

  @Test
  void emptyShapesAreEmptyDraws() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    int[] none = {0, 3};
    TensorVariable x = T.dmatrix("x");
    for (TensorVariable draw :
        List.of(
            r.uniform(none),
            r.normal(none),
            r.binomial(none, 3, 0.5),
            r.randomIntegers(none, 1, 2),
            r.poisson(none, 2),
            r.choice(none, 4),
            r.choice(none, new int[0], false, null),
            m.uniform(none),
            m.normal(none),
            m.truncatedNormal(none),
            m.binomial(none, 0.5))) assertShape("(0, 3)", draw, x);
    assertShape("(0, 3, 2)", r.permutation(none, 2), x);
    assertShape("(0)", r.permutation(null, 0), x);
    assertShape("(0, 3, 2)", r.multinomial(none, 4, new double[] {0.5, 0.5}), x);
    assertShape("(0, 3, 2)", m.multinomial(none, 4, new double[] {0.5, 0.5}), x);
    assertShape("(2, 0)", r.shuffleRowElements(new double[2][0]), x);
  }

  @Test
  void aDrawHasTheDtypeThatIsAskedFor() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    assertEquals(DType.floatX(), r.uniform(THREE).dtype());
    assertEquals(DType.floatX(), m.truncatedNormal(THREE).dtype());
    assertEquals(DType.INT64, r.poisson(THREE, 1.5).dtype());
    assertEquals(DType.INT64, m.binomial(THREE).dtype());
    assertEquals(DType.INT64, r.choice(THREE, T.ivector("a")).dtype());
    assertEquals(DType.FLOAT32, r.choice(THREE, T.fvector("a")).dtype());
    for (DType dtype : List.of(DType.INT8, DType.UINT16, DType.FLOAT32, DType.FLOAT64)) {
      List<TensorVariable> draws =
          List.of(
              r.uniform(THREE, dtype),
              r.normal(THREE, dtype),
              r.binomial(THREE, 0.5, dtype),
              r.randomIntegers(THREE, 0, 5, dtype),
              r.poisson(THREE, 2, dtype),
              r.choice(THREE, 5, dtype),
              r.permutation(null, 3, dtype),
              r.multinomial(null, 4, new double[] {0.5, 0.5}, dtype),
              m.uniform(THREE, 0, 9, dtype),
              m.normal(THREE, 50, 2, dtype),
              m.truncatedNormal(THREE, 50, 2, dtype),
              m.binomial(THREE, 0.5, dtype),
              m.choice(THREE, 5, dtype),
              m.multinomial(null, 4, new double[] {0.5, 0.5}, dtype));
      for (TensorVariable draw : draws) {
        assertEquals(dtype, draw.dtype());
        Value got = Compiled.run(List.of(), List.of(draw), List.of(), Mode.FAST_RUN).getFirst();
        assertEquals(dtype, got.dtype());
      }
    }
  }

  @Test
  void badConstantsAreErrorsWhenTheyAreWritten() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    assertSays(DamoException.class, () -> r.normal(THREE, 0, -1), "deviation", "-1");
    assertSays(DamoException.class, () -> m.normal(THREE, 0, -1), "deviation", "-1");
    assertSays(DamoException.class, () -> r.binomial(THREE, 1.5), "between 0 and 1", "1.5");
    assertSays(DamoException.class, () -> m.binomial(THREE, -0.5), "between 0 and 1", "-0.5");
    assertSays(DamoException.class, () -> r.binomial(THREE, -3, 0.5), "trials", "-3");
    assertSays(DTypeException.class, () -> r.binomial(THREE, 2.5, 0.5), "integers");
    assertSays(DamoException.class, () -> r.poisson(THREE, -2), "Poisson", "-2");
    assertSays(DamoException.class, () -> r.randomIntegers(THREE, 3, 2), "3", "2");
    assertSays(DTypeException.class, () -> r.randomIntegers(THREE, 0.5, 2), "integers");
    assertSays(ShapeException.class, () -> r.uniform(THREE, new double[2], 9), "[2]", "[3]");
    assertSays(ShapeException.class, () -> r.uniform(new int[0], new double[2], 9), "[2]", "[]");
    assertSays(ShapeException.class, () -> r.choice(THREE, new int[2][2]), "rank 2");
    assertSays(DTypeException.class, () -> r.choice(THREE, 2.5), "integer");
    assertSays(ShapeException.class, () -> r.choice(THREE, 4, true, new double[3]), "4", "3");
    assertSays(DamoException.class, () -> new RandomStreams(-1), "-1");
    assertSays(DamoException.class, () -> new MrgRandomStreams(0), "0");
    assertSays(DamoException.class, () -> new MrgRandomStreams(2147462579), "2147462579");
    assertSays(DamoException.class, () -> new MrgRandomStreams(1, 2), "one integer or six", "2");
    assertSays(DamoException.class, () -> new MrgRandomStreams(0, 0, 0, 1, 1, 1), "0");
    assertSays(
        ShapeException.class,
        () -> m.multinomialWoReplacement(THREE, 1, new double[1][1]),
        "must be null");
  }

  @Test
  void badParametersAreErrorsInTheCall() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    TensorVariable s = T.dscalar("s");
    assertCallSays(-1, s, r.normal(THREE, 0, s), "deviation");
    assertCallSays(-1, s, m.normal(THREE, 0, s), "deviation");
    assertCallSays(1.5, s, r.binomial(THREE, s), "between 0 and 1");
    assertCallSays(1.5, s, m.binomial(THREE, s), "between 0 and 1");
    assertCallSays(-0.5, s, r.poisson(THREE, s), "Poisson");
    assertCallSays(Double.NaN, s, r.poisson(THREE, s), "Poisson");
    assertCallSays(3, s, r.randomIntegers(THREE, s.astype(DType.INT64), 2), "greater");
    assertCallSays(Double.POSITIVE_INFINITY, s, r.uniform(THREE, 0, s), "finite");
    TensorVariable p = T.stack(List.of(s, 0.25, 0.5));
    assertCallSays(0.5, s, r.choice(THREE, 3, true, p), "sum to 1", "1.25");
    assertCallSays(0.5, s, m.choice(THREE, 3, true, p), "sum to 1", "1.25");
    assertCallSays(0.5, s, r.multinomial(null, 4, p), "sum to 1", "1.25");
    assertCallSays(0.5, s, m.multinomial(null, 4, p), "sum to 1", "1.25");
    assertCallSays(-0.5, s, r.multinomial(null, 4, p), "between 0 and 1", "-0.5");
    assertCallSays(0.25, s, r.choice(new int[] {4}, 3, false, p), "without replacement", "3");
    assertCallSays(0.25, s, m.choice(new int[] {4}, null, false, p), "without replacement", "3");
    TensorVariable q = T.stack(List.of(s, 0.5, 0.5));
    assertCallSays(0, s, r.choice(THREE, 3, false, q), "without replacement", "2");
    assertCallSays(0, s, m.choice(THREE, 3, false, q), "without replacement", "2");
    TensorVariable n = s.astype(DType.INT64);
    assertCallSays(0, s, r.choice(THREE, n), "at least 1");
    assertCallSays(-2, s, r.permutation(null, n), "-2");
    assertCallSays(-2, s, r.uniform(List.of(n)), "negative", "-2");
    assertCallSays(-2, s, m.uniform(List.of(n)), "negative", "-2");
  }

  private static void assertCallSays(
      double given, TensorVariable s, TensorVariable draw, String... parts) {
    for (Mode mode : List.of(Mode.FAST_RUN, Mode.FAST_COMPILE)) {
      Function f = Compiled.function(List.of(s), List.of(draw), mode);
      assertSays(DamoException.class, () -> f.call(given), parts);
    }
  }

  @Test
  void parametersAtTheirLimitsAreCertain() {
    RandomStreams r = new RandomStreams(1);
    MrgRandomStreams m = new MrgRandomStreams(1);
    double[] certain = {0, 1, 0};
    assertAll(7, r.normal(THREE, 7, 0), m.normal(THREE, 7, 0), r.binomial(THREE, 7, 1.0));
    assertAll(0, r.binomial(THREE, 7, 0.0), m.binomial(THREE, 0.0), r.poisson(THREE, 0));
    assertAll(0, r.binomial(THREE, 0, 0.5), r.uniform(THREE, 0, 0), m.binomial(THREE, 0, 0.5));
    assertAll(1, m.binomial(THREE, 1.0), r.choice(THREE, 3, true, certain));
    assertAll(1, m.choice(THREE, 3, true, certain));
    assertAll(9, r.multinomial(THREE, 9, certain).get(":", 1));
    assertAll(9, m.multinomial(THREE, 9, certain).get(":", 1));
  }

  private static void assertAll(double want, TensorVariable... draws) {
    for (TensorVariable draw : draws)
      for (double x :
          Compiled.run(List.of(), List.of(draw), List.of(), Mode.FAST_RUN).getFirst().toDoubles())
        assertEquals(want, x);
  }

  @Test
  void largePermutationsHaveEachNumberOnce() {
    double[] order = call(function(new RandomStreams(3).permutation(null, 100_000)));
    Arrays.sort(order);
    assertTrue(IntStream.range(0, order.length).allMatch(i -> order[i] == i));
  }

  @Test
  void drawsHaveNoGradientByTheirParameters() {
    TensorVariable s = T.dscalar("s");
    assertSays(
        NullGradientException.class,
        () -> T.grad(new RandomStreams(1).normal(THREE, s, 1).sum(), s));
    assertSays(
        NullGradientException.class,
        () -> T.grad(new MrgRandomStreams(1).normal(THREE, s, 1).sum(), s));
  }

  @Test
  void whatIsComputedFromADrawHasAGradient() {
    TensorVariable s = T.dscalar("s");
    TensorVariable e = new MrgRandomStreams(1).normal(THREE, DType.FLOAT64);
    Function f = Damo.function(List.of(s), List.of(T.grad(e.mul(s).sum(), s), e.sum()));
    List<Value> got = Compiled.call(f, List.of(Value.scalar(DType.FLOAT64, 2.0)));
    assertEquals(got.get(1).getDouble(0), got.get(0).getDouble(0), 1e-12);
  }
}
