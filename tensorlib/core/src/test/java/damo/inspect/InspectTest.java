package damo.inspect;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import damo.inspect.GradientReport.Reach;
import damo.inspect.GraphFacts.Role;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class InspectTest {
  private final TensorVariable x = T.fmatrix("x");
  private final SharedTensor w = Damo.shared(new float[][] {{3}, {4}}, "w");
  private final SharedTensor unused = Damo.shared(new float[] {1, 2}, "unused");
  private final SharedTensor flat = Damo.shared(2.5f, "flat");
  private final SharedTensor count = Damo.shared(new int[] {1}, "count");
  private final TensorVariable cost =
      T.dot(x, w)
          .sum()
          .add(flat.floor())
          .add(unused.shape().sum().astype(DType.FLOAT32))
          .named("cost");

  @Test
  void whatIsNotFiniteIsSaidInTheText() {
    SharedTensor sick = Damo.shared(new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY}, "sick");
    String gradients = Inspect.gradients(sick.sqr().sum(), List.of(sick)).toString();
    assertTrue(gradients.endsWith("value: 1 NaN, 1 infinite; gradient: 1 NaN, 1 infinite"));
    String parameters = Inspect.parameters(List.of(sick)).toString();
    assertTrue(parameters.contains("  1 NaN, 1 infinite\n3 numbers"), parameters);
  }

  @Test
  void gradientsSayHowTheCostReachesEachParameterAndWhyNot() {
    GradientReport report = Inspect.gradients(cost, List.of(w, unused, flat, count));
    assertEquals(
        List.of(Reach.GRADIENT, Reach.DISCONNECTED, Reach.ZERO, Reach.UNDEFINED),
        report.rows().stream().map(GradientReport.Row::reach).toList());
    assertEquals("", report.rows().get(0).why());
    assertEquals("a shape does not depend on the elements", report.rows().get(1).why());
    assertEquals("the cost is flat in it", report.rows().get(2).why());
    assertEquals("int32 has no gradient", report.rows().get(3).why());
    assertEquals("[2, 1]", report.rows().get(0).shape());
    assertEquals(5, report.rows().get(0).values().norm());
    assertNull(report.rows().get(0).gradient(), "x is not known");
  }

  @Test
  void whatEndsTheWayToAParameterIsKeptAsData() {
    TensorVariable inner = T.disconnectedGrad(w.sqr()).sum().add(w.mul(2).shape().sum());
    GradientReport report =
        Inspect.gradients(inner.add(T.undefinedGrad(flat).exp()), List.of(w, flat, unused));
    List<GradientReport.Row> rows = report.rows();
    assertEquals(
        List.of("disconnectedGrad", "shape"),
        rows.get(0).causes().stream().map(c -> c.op()).sorted().toList());
    assertTrue(rows.get(0).why().contains("a shape does not depend on the elements"));
    assertEquals(Reach.UNDEFINED, rows.get(1).reach());
    assertEquals("undefinedGrad", rows.get(1).causes().getFirst().op());
    assertTrue(rows.get(1).causes().getFirst().origin().toString().startsWith("InspectTest.java:"));
    assertEquals(List.of(), rows.get(2).causes());
    assertEquals("no path leads from it to the cost", rows.get(2).why());
  }

  @Test
  void aCostIsAScalarOfFloats() {
    assertSays(ShapeException.class, () -> Inspect.gradients(w.sqr(), List.of(w)), "scalar", "sum");
    assertSays(
        DTypeException.class, () -> Inspect.gradients(count.sum(), List.of(w)), "float", "int64");
  }

  @Test
  void gradientsAreComputedWhereInputsAreGiven() {
    GradientReport report =
        Inspect.gradients(
            cost, List.of(w, flat), List.of(w), Map.of(x, new float[][] {{0, 2}, {0, -1}}));
    GradientReport.Row row = report.rows().getFirst();
    assertNotNull(row.gradient());
    assertEquals(1, row.gradient().norm(), 1e-6);
    assertEquals(Math.log10(1 / 5.0), row.logRatio(), 1e-6);
    assertEquals(List.of(true, false), report.rows().stream().map(r -> r.inWrt()).toList());
    assertTrue(report.toString().contains("w            matrix(float32)"), report.toString());
  }

  @Test
  void parametersAreReadBetweenTwoCallsOfFunctions() throws Exception {
    w.guard().lock();
    var report = CompletableFuture.supplyAsync(() -> Inspect.parameters(List.of(w)));
    try {
      assertThrows(TimeoutException.class, () -> report.get(50, TimeUnit.MILLISECONDS));
    } finally {
      w.guard().unlock();
    }
    assertEquals(2, report.get(10, TimeUnit.SECONDS).total());
  }

  @Test
  void parametersAreCountedAndMeasured() {
    ParameterReport report = Inspect.parameters(List.of(w, unused));
    assertEquals(4, report.total());
    assertEquals(3.5, report.rows().getFirst().values().mean());
    assertTrue(report.toString().endsWith("4 numbers"), report.toString());
  }

  @Test
  void distributionsKeepWhatIsNotFiniteApart() {
    Distribution d = Distribution.of(new double[] {3, -4, 0, Double.NaN, Double.NEGATIVE_INFINITY});
    assertEquals(5, d.norm());
    assertEquals(-4, d.min());
    assertEquals(1, d.nans());
    assertEquals(1, d.infinities());
    assertEquals(1, d.zeros());
    assertEquals(5, d.count());
    assertEquals(3, java.util.Arrays.stream(d.bins()).sum());
    assertEquals(0, Distribution.of(new double[0]).count());
  }

  @Test
  void graphsAreNodesWithRolesAndEdges() {
    Function f =
        Damo.function(List.of(x))
            .outputs(T.dot(x, w))
            .updates(Updates.of(flat, flat.mul(2).add(1)))
            .mode(Mode.FAST_RUN)
            .build();
    GraphFacts facts = Inspect.graph(f);
    assertEquals(1, facts.count(Role.INPUT));
    assertEquals(2, facts.count(Role.SHARED));
    assertEquals(1, facts.count(Role.FUSED));
    assertEquals(1, facts.count(Role.OUTPUT));
    assertEquals(1, facts.count(Role.UPDATE));
    assertTrue(facts.edges().stream().allMatch(e -> e.from() < e.to()));
    assertSays(DamoException.class, () -> Inspect.graph(3), "java.lang.Integer");
  }

  @Test
  void rewritesAreCounted() {
    Function f = Damo.function(List.of(x), x.add(1).log());
    assertEquals(1, Inspect.rewrites(f).counts().get("log(1 + x) -> log1p(x)"));
  }

  @Test
  void graphsAreWalked() {
    assertEquals(List.of(x, w, flat, unused), Inspect.inputs(List.of(cost)));
    assertTrue(Inspect.ancestors(List.of(cost)).contains(x));
    assertEquals(
        List.of("dot", "sum"),
        Inspect.ops(List.of(T.dot(x, w).sum())).stream().map(o -> o.name()).toList());
    assertEquals(1, Inspect.toposort(List.of(x.exp())).size());
  }

  @Test
  void memoryCountsWhatAFunctionHoldsBetweenCalls() {
    TensorVariable d = T.dot(x, w);
    Function f = Damo.function(List.of(x), T.dot(d, d.transpose()));
    f.call((Object) new float[5][2]);
    MemoryReport report = Inspect.memory(f);
    assertEquals(List.of(100L, 20L), report.storages().stream().map(s -> s.bytes()).toList());
    assertEquals(120, report.bytes());
    assertTrue(report.toString().startsWith("function holds 120 bytes in 2 storages"));
  }
}
