package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers were made by src/test/python/optimizers.py, which writes the formulas in NumPy. */
class OptimizerTest {
  private static final double[][] X = {
    {0.5, -1.0, 2.0}, {1.5, 0.25, -0.75}, {-0.5, 1.0, 0.125}, {2.0, -0.5, 1.0}
  };
  private static final double[][] TARGET = {{0.5, -0.25}, {-0.75, 0.125}, {0.25, 0.5}, {0.0, -0.5}};
  private static final double[][] W = {{0.1, -0.2}, {0.3, 0.4}, {-0.5, 0.6}};
  private static final double[] B = {0.05, -0.1};

  private final SharedTensor w = Damo.shared(W, "W");
  private final SharedTensor b = Damo.shared(B, "b");
  private final TensorVariable outputs = T.tanh(T.dot(T.constant(X, DType.FLOAT64), w).add(b));

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("sgd", new Sgd(0.1)),
        Arguments.of("momentum", new Momentum(0.1, 0.9)),
        Arguments.of("nesterov", new Nesterov(0.1, 0.9)),
        Arguments.of("adagrad", new Adagrad(0.1)),
        Arguments.of("rmsprop", new RmsProp(0.01)),
        Arguments.of("adam", new Adam(0.01)),
        Arguments.of("adamw", new AdamW(0.01, 0.1)),
        Arguments.of("adadelta", new Adadelta()),
        Arguments.of("centred", new CentredRmsProp(0.01)),
        Arguments.of("seedrmsprop", Compat.SEED.rmsProp(Rate.of(0.002), 0.9)),
        Arguments.of("delayed", Compat.SEED.mergedPhases(new CentredRmsProp(0.01))),
        Arguments.of("exponential", new Sgd(Rate.of(0.1).exponential(0.9))),
        Arguments.of("stepwise", new Sgd(Rate.of(0.1).stepwise(0.5, 5))),
        Arguments.of("cosine", new Sgd(Rate.of(0.1).cosine(15))),
        Arguments.of("warmup", new Sgd(Rate.of(0.1).exponential(0.9).warmUp(10))),
        Arguments.of(
            "descent",
            Descent.by(new Sgd(0.5))
                .penalised(Penalty.L2, 0.05, "W")
                .dividedBy(2)
                .clipNorm(0.1)
                .clipRange(0.06)),
        Arguments.of(
            "descent",
            Descent.by(new Sgd(0.5))
                .penalised(Penalty.L2, T.div(T.constant(0.1, DType.FLOAT64), 2), "W")
                .dividedBy(2)
                .clipNorm(0.1)
                .clipRange(0.06)),
        Arguments.of("sgd", named("sgd", 0.1)),
        Arguments.of("momentum", named("momentum", 0.1)),
        Arguments.of("nesterov", named("nesterov", 0.1)),
        Arguments.of("adagrad", named("adagrad", 0.1)),
        Arguments.of("adadelta", named("adadelta", 1)),
        Arguments.of("rmsprop", named("RMSProp", 0.01)),
        Arguments.of("adam", named("Adam", 0.01)));
  }

  private static Optimizer named(String name, double rate) {
    return OptimizerName.named(name).at(Rate.of(rate));
  }

  @Test
  void anUnknownOptimizerOrPenaltyIsToldThoseThereAre() {
    assertEquals(
        "there is no optimizer \"adamax\" among"
            + " [sgd, momentum, nesterov, adagrad, adadelta, rmsprop, adam]",
        assertThrows(DamoException.class, () -> OptimizerName.named("adamax")).getMessage());
    assertEquals(
        "there is no penalty \"l3\" among [l1, l2]",
        assertThrows(DamoException.class, () -> Penalty.named("l3")).getMessage());
    assertEquals(Penalty.L1, Penalty.named("l1"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFollowsItsFormula(String name, Optimizer rule) throws IOException {
    follows(name, rule, cost());
  }

  private void follows(String name, Optimizer rule, TensorVariable cost) throws IOException {
    Function step = Damo.function(List.of(), List.of(), rule.updates(cost, List.of(w, b)));
    List<double[]> expected = expected(name);
    assertEquals(20, expected.size());
    for (double[] numbers : expected) {
      step.callAll();
      assertArrayEquals(numbers, parameters(), 1e-10, name);
    }
  }

  @Test
  void hessianFreeStepsFollowTheirFormulas() throws IOException {
    follows("hf", HessianFree.of(outputs), cost());
  }

  @Test
  void hessianFreeStepsOfFewIterationsFollowTheirFormulas() throws IOException {
    follows("hfshort", HessianFree.of(outputs).iterations(4).damping(0.01), cost());
  }

  @Test
  void hessianFreeStepsDampHiddenUnitsToo() throws IOException {
    follows("hfstructural", HessianFree.of(outputs).iterations(6).structural(outputs, 0.3), cost());
  }

  private TensorVariable cost() {
    return outputs.sub(T.constant(TARGET, DType.FLOAT64)).sqr().mean();
  }

  private double[] parameters() {
    return Stream.of(w, b)
        .flatMapToDouble(p -> Arrays.stream(p.getValue().data().asDouble()))
        .toArray();
  }

  private static List<double[]> expected(String name) throws IOException {
    var stream = Objects.requireNonNull(OptimizerTest.class.getResourceAsStream("optimizers.csv"));
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(name + ","))
          .map(line ->
              Arrays.stream(line.split(",")).skip(2).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  @Test
  void whatIsRememberedIsNamedAfterRuleAndParameter() {
    assertEquals(List.of("opt_adagrad_W", "W"), updatedBy(new Adagrad(0.1)));
    assertEquals(List.of("opt_momentum_W", "W"), updatedBy(new Momentum(0.1, 0.9)));
    assertEquals(List.of("opt_adam_t", "opt_adam_m_W", "opt_adam_v_W", "W"), updatedBy(new Adam()));
  }

  private List<String> updatedBy(Optimizer rule) {
    Updates updates = rule.updates(cost(), List.of(w));
    return updates.asMap().keySet().stream().map(s -> Objects.requireNonNull(s.name())).toList();
  }

  @Test
  void parametersOfFloat32StayFloat32() {
    SharedTensor p = Damo.shared(new float[] {1, 2, 3}, "p");
    for (Optimizer rule : List.of(new Adam(0.1), new RmsProp(0.1), new Nesterov(0.1, 0.5))) {
      Function step =
          Damo.function(List.of(), p.sqr().sum(), rule.updates(p.sqr().sum(), List.of(p)));
      double before = step.callDouble();
      assertTrue(step.callDouble() < before, rule.toString());
      assertEquals(DType.FLOAT32, p.dtype());
    }
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertEquals(
        "learningRate must be a number above 0, got -0.1",
        assertThrows(DamoException.class, () -> new Sgd(-0.1)).getMessage());
    assertThrows(DamoException.class, () -> new Momentum(0.1, 1));
    assertThrows(DamoException.class, () -> new Adam(Double.NaN));
  }

  @Test
  void aParameterWithoutGradientIsRefused() {
    DamoException e =
        assertThrows(DamoException.class, () -> new Sgd(0.1).updates(List.of(w, b), List.of(w)));
    assertEquals("each of the 2 parameters needs one gradient, got 1", e.getMessage());
  }

  @Test
  void aRateThatIsASharedVariableIsReadAtEachStep() {
    SharedTensor rate = Damo.shared(0.5f, "lr");
    SharedTensor p = Damo.shared(new double[] {1}, "p");
    Function step =
        Damo.function(List.of(), List.of(), new Sgd(Rate.of(rate)).updates(p.sum(), List.of(p)));
    step.callAll();
    rate.setValue(0.25f);
    step.callAll();
    assertEquals(0.25, p.getValue().getDouble(0));
  }

  @Test
  void aScheduleCountsItsStepsOnceForAllParameters() {
    Optimizer rule = new Sgd(Rate.of(0.1).exponential(0.5));
    Updates updates = rule.updates(cost(), List.of(w, b));
    assertEquals(
        List.of("opt_rate_t", "W", "b"),
        updates.asMap().keySet().stream().map(s -> Objects.requireNonNull(s.name())).toList());
  }

  @Test
  void aParameterThatIsNoFloatOrHasTheNameOfAnotherIsRefused() {
    SharedTensor count = Damo.shared(new int[] {1}, "count");
    SharedTensor again = Damo.shared(B, "b");
    assertEquals(
        "only floats follow a gradient, and the parameter count is vector(int32)",
        assertThrows(
                DamoException.class, () -> new Sgd(0.1).updates(List.of(count), List.of(count)))
            .getMessage());
    assertEquals(
        "two parameters are called b",
        assertThrows(
                DamoException.class, () -> new Adam().updates(List.of(b, again), List.of(b, b)))
            .getMessage());
  }

  @Test
  void aPenaltyOfNoParameterIsRefused() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () ->
                Descent.by(new Sgd(1))
                    .penalised(Penalty.L1, 1, "U_")
                    .updates(cost(), List.of(w, b)));
    assertEquals("none of the parameters [W, b] holds \"U_\" in its name", e.getMessage());
  }

  @Test
  void theNormsAreThoseOfTheirFormulas() {
    Descent rule = Descent.by(new Momentum(0.1, 0.9)).penalised(Penalty.L1, 0.5, "W");
    Updates updates = rule.updates(cost(), List.of(w, b));
    Function norms = Damo.function(List.of(), rule.norms(cost(), List.of(w, b), updates));
    double[] got = norms.callAll().stream().mapToDouble(a -> a.getDouble(0)).toArray();
    assertEquals(Math.sqrt(0.01 + 0.04 + 0.09 + 0.16 + 0.25 + 0.36 + 0.0025 + 0.01), got[0], 1e-12);
    assertEquals(0, got[2]);
    assertEquals(((Number) cost().eval().getDouble(0)).doubleValue() + 0.5 * 2.1, got[3], 1e-12);
    assertEquals(List.of("W: L1 · 0.5"), rule.penalties(List.of(w, b)));
  }

  @Test
  void aGradientThatIsNaNMakesAllGradientsNaNWhenTheirNormIsClipped() {
    SharedTensor p = Damo.shared(new double[] {1}, "p");
    SharedTensor q = Damo.shared(new double[] {1}, "q");
    TensorVariable nan = T.constant(new double[] {Double.NaN});
    Function step =
        Damo.function(
            List.of(),
            List.of(),
            Descent.by(new Sgd(1)).clipNorm(1).updates(List.of(p, q), List.of(nan, T.onesLike(q))));
    step.callAll();
    assertTrue(Double.isNaN(q.getValue().getDouble(0)));
  }
}
