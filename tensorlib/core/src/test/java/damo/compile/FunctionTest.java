package damo.compile;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.MissingInputException;
import damo.error.ShapeException;
import damo.error.UnusedInputException;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of functions: inputs, outputs, updates, givens, copies. */
class FunctionTest {
  private final TensorVariable x = T.dscalar("x");
  private final TensorVariable y = T.dscalar("y");
  private final SharedTensor a = Damo.shared(1.0, "a");
  private final SharedTensor b = Damo.shared(100.0, "b");

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private static double value(SharedTensor s) {
    return s.getValue().getDouble(0);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anInputWithAnUpdateIsState(Mode mode) {
    Function f =
        Damo.function(List.of(x, In.of(y).value(10).update(y.add(x))))
            .outputs(y.mul(2))
            .mode(mode)
            .build();
    assertEquals(20, f.callDouble(1));
    assertEquals(22, f.callDouble(2));
    assertEquals(13, f.value("y").getDouble(0));
    assertEquals(100, f.callDouble(5, 50));
    assertEquals(55, f.value(y).getDouble(0));
    f.setValue("y", 7);
    assertEquals(14, f.callDouble(Map.of("x", 1.0)));
    assertEquals(List.of(x, y), f.inputs());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void statesAndSharedVariablesSeeTheValuesFromBefore(Mode mode) {
    Function f =
        Damo.function(List.of(In.of(y).value(1).update(a)))
            .updates(Updates.of(a, y))
            .mode(mode)
            .build();
    a.setValue(2);
    f.callAll();
    assertEquals(2, f.value(y).getDouble(0));
    assertEquals(1, value(a));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aCallThatFailsLeavesStatesAsTheyWere(Mode mode) {
    var v = T.dvector("v");
    Function f =
        Damo.function(List.of(v, In.of(y).value(1).update(y.add(1))))
            .outputs(T.assertion(v, "small", v.lt(10)).sum().mul(y))
            .updates(Updates.of(a, a.add(1)))
            .mode(mode)
            .build();
    assertThrows(DamoException.class, () -> f.call(new double[] {20}, 5.0));
    assertEquals(1, f.value(y).getDouble(0));
    assertEquals(1, value(a));
    assertEquals(20, f.callDouble(new double[] {4}, 5.0));
    assertEquals(6, f.value(y).getDouble(0));
  }

  @Test
  void aStateWithoutAValueIsGivenFirst() {
    Function f = Damo.function(List.of(x, In.of(y).update(y.add(x))), y);
    assertSays(DamoException.class, () -> f.call(1), "y", "2 arguments");
    assertSays(DamoException.class, () -> f.value(y), "y", "keeps no value");
    assertEquals(4, f.callDouble(1, 4));
    assertEquals(5, f.callDouble(1));
  }

  @Test
  void aStateMayChangeItsLengths() {
    var v = T.dvector("v");
    Function f =
        Damo.function(
            List.of(In.of(v).value(new double[] {1}).update(T.concatenate(List.of(v, v)))), v);
    f.call();
    f.call();
    assertArrayEquals(new double[] {1, 1, 1, 1}, f.call().toDoubleVector());
  }

  @Test
  void anUpdateOfAnInputHasItsType() {
    var i = T.iscalar("i");
    assertSays(
        DTypeException.class,
        () -> Damo.function(List.of(x, In.of(i).value(0).update(i.add(x))), i),
        "i",
        "int32",
        "float64");
  }

  @Test
  void defaultsAreConvertedWhenTheFunctionIsMade() {
    var i = T.iscalar("i");
    assertSays(
        DTypeException.class, () -> Damo.function(List.of(In.of(i).value(1.5)), i), "i", "int32");
    assertSays(
        ShapeException.class,
        () -> Damo.function(List.of(In.of(i).value(new int[] {1})), i),
        "rank 0");
  }

  @Test
  void aDefaultStaysWhenACallGivesAnotherValue() {
    Function f = Damo.function(List.of(x, In.of(y).value(10).name("slope")), x.mul(y));
    assertEquals(6, f.callDouble(2, 3));
    assertEquals(20, f.callDouble(2));
    assertEquals(8, f.callDouble(Map.of("x", 2, "slope", 4)));
    f.setValue("slope", 1);
    assertEquals(2, f.callDouble(2));
    assertSays(DamoException.class, () -> f.value("y"), "\"y\"", "slope");
    assertSays(DamoException.class, () -> f.value("x"), "keeps no value");
  }

  @Test
  void sharedVariablesAreReachedThroughTheFunction() {
    Function f = Damo.function(List.of(x), x.mul(a));
    assertEquals(1, f.value("a").getDouble(0));
    f.setValue(a, 5);
    assertEquals(5, value(a));
    assertSays(DamoException.class, () -> f.value(b), "b");
    assertSays(DamoException.class, () -> f.value("nonesuch"), "nonesuch");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aSubsetComputesWhatItNeedsAndAllUpdates(Mode mode) {
    Function f =
        Damo.function(List.of(x))
            .outputs(List.of(x.add(1), T.raise(x, "not asked for"), x.add(3)))
            .updates(Updates.of(a, a.add(x)))
            .mode(mode)
            .build();
    var some = f.callSubset(new int[] {2, 0, 2}, 10);
    assertEquals(List.of(13.0, 11.0, 13.0), some.stream().map(r -> r.getDouble(0)).toList());
    assertEquals(11, value(a));
    assertEquals(List.of(), f.callSubset(new int[0], 10));
    assertEquals(21, value(a));
    assertSays(DamoException.class, () -> f.callSubset(new int[] {3}, 1), "3 outputs", "[3]");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aCopyWorksOnOtherSharedVariables(Mode mode) {
    Function f =
        Damo.function(List.of(x))
            .outputs(a.mul(2).add(b))
            .updates(Updates.of(a, a.add(x)))
            .mode(mode)
            .name("f")
            .build();
    SharedTensor c = Damo.shared(5.0, "c");
    Function swapped = f.copy(Map.of(a, b, b, c));
    assertEquals(205, swapped.callDouble(1));
    assertEquals(101, value(b));
    assertEquals(1, value(a));
    assertEquals("f copy", swapped.name());
    Function quiet = f.copy(Map.of(), true, false, "quiet");
    assertEquals(103, quiet.callDouble(1));
    assertEquals(1, value(a));
    assertEquals("quiet", quiet.name());
    assertEquals(103, f.copy().callDouble(3));
    assertEquals(4, value(a));
  }

  @Test
  void whatCannotBeSwappedIsSaid() {
    Function f = Damo.function(List.of(x), x.mul(a), Updates.of(a, a.add(1), b, b.add(1)));
    SharedTensor c = Damo.shared(5.0, "c");
    assertSays(DamoException.class, () -> f.copy(Map.of(c, a)), "does not use", "c");
    SharedTensor v = Damo.shared(new double[] {1}, "v");
    assertSays(DamoException.class, () -> f.copy(Map.of(a, v)), "a", "v", "vector");
    assertSays(DamoException.class, () -> f.copy(Map.of(a, b)), "twice", "b");
  }

  @Test
  void aCopyHasStatesOfItsOwn() {
    Function f = Damo.function(List.of(In.of(y).value(1).update(y.mul(2))), y);
    f.call();
    Function g = f.copy(Map.of(), false, true, "g");
    assertEquals(2, g.callDouble());
    assertEquals(4, g.callDouble());
    assertEquals(2, f.callDouble());
  }

  @Test
  void aCopyMaySharesMemoryWithTheFirst() {
    var v = T.dvector("v");
    Function f = Damo.function(List.of(v), v.exp());
    Function g = f.copy(Map.of(), false, true, "g");
    var r = f.call(new double[] {0, 1});
    g.call(new double[] {5, 5});
    assertArrayEquals(new double[] {1, Math.E}, r.toDoubleVector(), 1e-12);
    assertSame(f.graph(), g.graph());
  }

  @Test
  void memoryThatWasLetGoIsTakenAgain() {
    Function f = Damo.function(List.of(x), x.mul(a), Updates.of(a, a.add(1)));
    assertEquals(2, f.callDouble(2));
    f.free();
    assertEquals(4, f.callDouble(2));
  }

  @Test
  void evaluationsDoNotHoldTheMemoryOfLargeResults() {
    Runtime machine = Runtime.getRuntime();
    var many = T.arange(0, 4_000_000).astype(DType.FLOAT64).eval();
    for (int i = 0; i < 12; i++) {
      var numbers = T.arange(0, 4_000_000).astype(DType.FLOAT64).add(i);
      assertEquals(i, T.cumsum(T.cumsum(numbers)).get(0).eval().getDouble(0));
      var v = T.dvector("v");
      assertEquals(3_999_999, v.max().eval(Map.of(v, many)).getDouble(0));
    }
    System.gc();
    assertTrue(machine.totalMemory() - machine.freeMemory() < 400_000_000);
  }

  @Test
  void aValueThatLetGoOfItsMemoryWhileItRunsGoesOn() {
    Function[] f = new Function[1];
    var letGo =
        Damo.op(
            "let go",
            List.of(TensorType.of(DType.FLOAT64)),
            TensorType.of(DType.FLOAT64),
            v -> {
              f[0].free();
              return v;
            });
    f[0] = Damo.function(List.of(x, y), letGo.apply(x).add(y));
    assertEquals(3, f[0].callDouble(1, 2));
    assertEquals(7, f[0].callDouble(3, 4));
  }

  @Test
  void givensReplaceWhateverTheyName() {
    var h = x.mul(2);
    var out = h.add(x);
    Function f = Damo.function(List.of(y)).outputs(out).givens(Map.of(h, y.mul(100), x, 1)).build();
    assertEquals(301, f.callDouble(3));
    assertSays(
        ShapeException.class,
        () -> Damo.function(List.of()).outputs(x).givens(Map.of(x, new double[] {1})).build(),
        "givens",
        "x",
        "scalar",
        "vector");
    var i = T.iscalar("i");
    assertSays(
        DTypeException.class,
        () -> Damo.function(List.of(y)).outputs(i).givens(Map.of(i, y)).build(),
        "givens",
        "int32",
        "float64");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anOutputThatIsGivenIsNotComputedBesideTheOthersOfItsNode(Mode mode) {
    var m = T.dmatrix("m");
    var factors = T.linalg.qr(m);
    var r = factors.get(1);
    Function f =
        Damo.function(List.of(m, r))
            .outputs(List.of(factors.get(0).sqr().sum().add(r.sum()), r))
            .mode(mode)
            .build();
    var out = f.callAll(new double[][] {{3, 0}, {0, 4}}, new double[][] {{10, 20}, {0, 30}});
    assertEquals(62, out.get(0).getDouble(0), 1e-12);
    assertEquals(20, out.get(1).getDouble(0, 1));
  }

  @Test
  void aReplacedSharedVariableIsNotUpdated() {
    a.setDefaultUpdate(a.add(1));
    Function f = Damo.function(List.of(x)).outputs(a.mul(2)).givens(Map.of(a, x)).build();
    assertEquals(6, f.callDouble(3));
    assertEquals(1, value(a));
  }

  @Test
  void aDrawAndItsUpdateAreOneNode() {
    var draw = new RandomStreams(1).uniform(new int[] {2}, DType.FLOAT64);
    Function f =
        Damo.function(List.of(x))
            .outputs(draw.mul(y))
            .givens(Map.of(y, x))
            .mode(Mode.FAST_COMPILE)
            .build();
    assertEquals(
        1, f.graph().nodes().stream().filter(n -> n.op().name().equals("uniform")).count());
  }

  @Test
  void inputsAreSortedOut() {
    assertSays(
        DamoException.class, () -> Damo.function(List.of(x, In.of(x).value(1)), x), "twice", "x");
    assertSays(UnusedInputException.class, () -> Damo.function(List.of(x, y), x), "y");
    assertSays(MissingInputException.class, () -> Damo.function(List.of(x), x.add(y)), "y");
    assertSays(DamoException.class, () -> Damo.function(List.of("x"), x), "variable or an In");
    Function f = Damo.function(List.of(y, x)).outputs(x).onUnusedInput(OnUnusedInput.WARN).build();
    assertEquals(2, f.callDouble(1, 2));
    assertNull(Damo.function(List.of(), List.of()).call());
    assertNull(Damo.function(List.of(), (Object) null).call());
  }

  @Test
  void updatesAreSortedOut() {
    assertSays(DamoException.class, () -> Updates.of(a, 1, a, 2), "twice", "a");
    assertSays(
        ShapeException.class,
        () -> Damo.function(List.of(), List.of(), Updates.of(a, new double[] {1})),
        "a",
        "rank");
  }

  @Test
  void cloneReplacesWhatFits() {
    var v = T.fvector("v");
    var out = v.mul(2);
    var i = T.tensor("i", DType.INT16, -1);
    assertEquals(DType.FLOAT32, Damo.clone(out, Map.of(v, i)).dtype());
    assertSays(ShapeException.class, () -> Damo.clone(out, Map.of(v, 1)), "clone", "v");
    assertSays(
        DTypeException.class, () -> Damo.clone(out, Map.of(v, T.dvector("d"))), "clone", "float64");
  }
}
