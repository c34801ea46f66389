package damo.compile;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import damo.Damo;
import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.DisconnectedInputException;
import damo.error.MissingInputException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs as ops. */
class OpFromGraphTest {
  private final TensorVariable p = T.dvector("p");
  private final TensorVariable q = T.dvector("q");
  private final TensorVariable x = T.dvector("x");
  private final TensorVariable y = T.dvector("y");
  private final SharedTensor w = Damo.shared(new double[] {2, 3}, "w");

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG);
  }

  private static List<String> ops(Function f) {
    return f.graph().toposort().stream().map(n -> n.op().name()).toList();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theGraphIsOneNodeUnlessInlined(Mode mode) {
    OpFromGraph op = OpFromGraph.of(List.of(p, q), List.of(p.exp().mul(q))).name("mine");
    Function f = Damo.function(List.of(x, y)).outputs(op.apply(x, y)).mode(mode).build();
    assertEquals(List.of("mine"), ops(f));
    assertArrayEquals(
        new double[] {3, 4 * Math.E},
        f.call(new double[] {0, 1}, new double[] {3, 4}).toDoubleVector(),
        1e-12);
    Function g =
        Damo.function(List.of(x, y))
            .outputs(op.inline(true).apply(x, y))
            .mode(Mode.FAST_RUN)
            .build();
    assertEquals(List.of("fused"), ops(g));
  }

  @Test
  void anInlinedGraphThatReturnsItsInputLeavesThatAlone() {
    TensorVariable unnamed = T.dvector();
    OpFromGraph same = OpFromGraph.of(List.of(p), List.of(p)).inline(true);
    Damo.function(List.of(unnamed)).outputs(same.apply(unnamed).named("z").add(1)).build();
    assertNull(unnamed.name());
    assertSame(unnamed, unnamed.written());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void sharedVariablesInTheGraphAreInputs(Mode mode) {
    OpFromGraph op = OpFromGraph.of(List.of(p), List.of(p.mul(w)));
    TensorVariable out = op.apply(x);
    TensorVariable gw = T.grad(out.sqr().sum(), w);
    Function f =
        Damo.function(List.of(x)).outputs(out).updates(Updates.of(w, gw)).mode(mode).build();
    double[] one = {1, 1};
    assertArrayEquals(new double[] {2, 3}, f.call(one).toDoubleVector());
    assertArrayEquals(new double[] {4, 6}, w.getValue().toDoubleVector());
    assertArrayEquals(new double[] {4, 6}, f.call(one).toDoubleVector());
    SharedTensor v = Damo.shared(new double[] {10, 20}, "v");
    assertArrayEquals(new double[] {10, 20}, f.copy(Map.of(w, v)).call(one).toDoubleVector());
    TensorVariable replaced = Damo.clone(out, Map.of(w, y));
    assertArrayEquals(
        new double[] {5, 6},
        replaced.eval(Map.of(x, one, y, new double[] {5, 6})).toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theGraphIsRewrittenLikeTheOneAroundIt(Mode mode) {
    OpFromGraph op = OpFromGraph.of(List.of(p), List.of(T.log(p.exp().add(1))));
    Function f = Damo.function(List.of(x)).outputs(op.apply(x)).mode(mode).build();
    boolean stable = mode != Mode.FAST_COMPILE;
    assertEquals(
        stable ? 1000 : Double.POSITIVE_INFINITY, f.call(new double[] {1000}).getDouble(0));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gradientsFlowThroughOutputsThatDependOnEachOther(Mode mode) {
    TensorVariable first = p.sqr();
    OpFromGraph op = OpFromGraph.of(List.of(p), List.of(first, first.mul(3), p));
    for (OpFromGraph each : List.of(op, op.inline(true))) {
      List<TensorVariable> all = each.applyAll(x);
      TensorVariable g = T.grad(all.get(0).add(all.get(1)).add(all.get(2)).sum(), x);
      Function f = Damo.function(List.of(x)).outputs(g).mode(mode).build();
      assertArrayEquals(new double[] {9, 17}, f.call(new double[] {1, 2}).toDoubleVector());
      TensorVariable onlySecond = T.grad(all.get(1).sum(), x);
      assertArrayEquals(
          new double[] {6}, onlySecond.eval(Map.of(x, new double[] {1})).toDoubleVector());
    }
  }

  @Test
  void secondDerivativesGoThroughTheGraphOfTheGradient() {
    OpFromGraph op = OpFromGraph.of(List.of(p), List.of(p.pow(3)));
    TensorVariable g = T.grad(op.apply(x).sum(), x);
    assertArrayEquals(
        new double[] {6, 12},
        T.grad(g.sum(), x).eval(Map.of(x, new double[] {1, 2})).toDoubleVector(),
        1e-12);
  }

  @Test
  void whyAGradientDoesNotFlowIsHandedOut() {
    TensorVariable draws = Damo.op("opaque", List.of(p.type()), p.type(), v -> v).apply(p);
    OpFromGraph op = OpFromGraph.of(List.of(p, q), List.of(draws.add(q.shape().get(0)))).name("o");
    TensorVariable cost = op.apply(x, y).sum();
    assertSays(NullGradientException.class, () -> T.grad(cost, x), "opaque");
    assertSays(DisconnectedInputException.class, () -> T.grad(cost, y), "y");
    OpFromGraph flat = OpFromGraph.of(List.of(p), List.of(p.floor()));
    assertArrayEquals(
        new double[] {0},
        T.grad(flat.apply(x).sum(), x).eval(Map.of(x, new double[] {1})).toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void gradientsMayBeOverridden(Mode mode) {
    OpFromGraph op =
        OpFromGraph.of(List.of(p, q), List.of(p.mul(q)))
            .gradOverride((in, gs) -> List.of(gs.get(0).mul(100), in.get(0)));
    TensorVariable cost = op.apply(x, y).sum();
    Function f =
        Damo.function(List.of(x, y))
            .outputs(T.grad(cost, List.of(x, y)))
            .mode(mode)
            .onUnusedInput(OnUnusedInput.IGNORE)
            .build();
    var both = f.callAll(new double[] {1, 2}, new double[] {3, 4});
    assertArrayEquals(new double[] {100, 100}, both.get(0).toDoubleVector());
    assertArrayEquals(new double[] {1, 2}, both.get(1).toDoubleVector());
    OpFromGraph cut = op.gradOverride((in, outs, gs) -> Arrays.asList(outs.get(0), null));
    assertSays(
        DisconnectedInputException.class, () -> T.grad(cut.apply(x, y).sum(), y), "y", "graph");
    OpFromGraph wrong = op.gradOverride((in, gs) -> List.of(gs.get(0)));
    assertSays(DamoException.class, () -> T.grad(wrong.apply(x, y).sum(), y), "expected 2, got 1");
  }

  @Test
  void directionalDerivativesMayBeOverridden() {
    OpFromGraph op = OpFromGraph.of(List.of(p, q), List.of(p.mul(q)));
    OpFromGraph told = op.ropOverride((in, directions) -> List.of(directions.get(0).mul(100)));
    TensorVariable v = T.dvector("v");
    Map<TensorVariable, double[]> given =
        Map.of(x, new double[] {1, 2}, y, new double[] {3, 4}, v, new double[] {1, 10});
    assertArrayEquals(
        new double[] {3, 40}, T.Rop(op.apply(x, y), x, v).eval(given).toDoubleVector());
    assertArrayEquals(
        new double[] {100, 1000},
        T.Rop(told.apply(x, y), x, v).eval(Map.of(v, new double[] {1, 10})).toDoubleVector());
    OpFromGraph wrong = op.ropOverride((in, directions) -> List.of());
    assertSays(DamoException.class, () -> T.Rop(wrong.apply(x, y), x, v), "0", "1");
  }

  @Test
  void whatDoesNotFitIsSaid() {
    OpFromGraph op = OpFromGraph.of(List.of(p), List.of(p.add(1))).name("plus");
    assertSays(DamoException.class, () -> op.apply(x, y), "plus", "1 inputs", "got 2");
    assertSays(ShapeException.class, () -> op.apply(T.dmatrix("m")), "plus", "p", "m");
    TensorVariable i = T.ivector("i");
    OpFromGraph ints = OpFromGraph.of(List.of(i), List.of(i));
    assertSays(DTypeException.class, () -> ints.apply(x), "int32", "float64");
  }

  @Test
  void aGraphNeedsWhatItIsMadeOf() {
    assertSays(
        MissingInputException.class, () -> OpFromGraph.of(List.of(p), List.of(p.add(q))), "q");
    assertSays(DamoException.class, () -> OpFromGraph.of(List.of(p, p), List.of(p)), "twice", "p");
    assertSays(DamoException.class, () -> OpFromGraph.of(List.of(w), List.of(w)), "w");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void derivativesThatReplaceThoseOfTheGraphHoldInBatches(Mode mode) {
    OpFromGraph op =
        OpFromGraph.of(List.of(p, q), List.of(p.mul(q).sum()))
            .gradOverride((in, out, g) ->
                Arrays.asList(in.get(1).mul(g.get(0)).mul(10), in.get(0).mul(out.get(0))))
            .ropOverride((in, d) -> List.of(d.get(0).sum().mul(100)));
    TensorVariable rows = T.dmatrix("rows");
    TensorVariable out =
        T.vectorize((a, b) -> op.inline(true).apply(a, b), "(n),(n)->()").apply(rows, x);
    TensorVariable nested =
        OpFromGraph.of(List.of(p, q), List.of(T.exp(op.apply(p, q)))).apply(x, new double[] {0, 0});
    TensorVariable inBatch =
        T.vectorize((TensorVariable a) -> Damo.clone(nested, Map.of(x, a)), "(n)->()").apply(rows);
    Function f =
        Damo.function(List.of(rows, x))
            .outputs(
                List.of(
                    out,
                    T.grad(out.sum(), rows),
                    T.Rop(out, rows, rows.onesLike()),
                    T.grad(inBatch.sum(), rows)))
            .mode(mode)
            .build();
    var all = f.callAll(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {1, -1});
    assertArrayEquals(new double[] {-1, -1, -1}, all.get(0).toDoubleVector());
    for (double[] row : all.get(1).toDoubleMatrix()) assertArrayEquals(new double[] {10, -10}, row);
    assertArrayEquals(new double[] {200, 200, 200}, all.get(2).toDoubleVector());
    for (double[] row : all.get(3).toDoubleMatrix()) assertArrayEquals(new double[] {0, 0}, row);
  }

  @Test
  void aGradientThatReplacesIsSummedOverTheBatchWhereItsInputIsTheSameForAll() {
    OpFromGraph op =
        OpFromGraph.of(List.of(p, q), List.of(p.mul(q)))
            .gradOverride((in, g) -> Arrays.asList(null, T.constant(new double[] {1, 2})));
    TensorVariable rows = T.dmatrix("rows");
    TensorVariable out = T.vectorize((a, b) -> op.apply(a, b), "(n),(n)->(n)").apply(rows, x);
    assertArrayEquals(
        new double[] {3, 6},
        T.grad(out.sum(), x)
            .eval(Map.of(rows, new double[3][2], x, new double[2]))
            .toDoubleVector());
    assertSays(
        DisconnectedInputException.class, () -> T.grad(out.sum(), rows), "does not depend on it");
  }

  @Test
  void whatReplacesTheROperatorIsChecked() {
    OpFromGraph op = OpFromGraph.of(List.of(p), List.of(p.exp())).name("mine");
    assertSays(
        ShapeException.class,
        () -> T.Rop(op.ropOverride((in, d) -> List.of(1.0)).apply(x), x, x),
        "the R-operator of mine",
        "rank 0",
        "rank 1");
    assertSays(
        DamoException.class, () -> OpFromGraph.of(List.of(p), List.of()), "an output, got none");
  }
}
