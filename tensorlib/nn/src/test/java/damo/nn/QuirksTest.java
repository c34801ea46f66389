package damo.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.random.MrgRandomStreams;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each quirk both ways; {@code -Ddocs.record} writes {@code docs/quirks.md} anew. */
class QuirksTest {
  private static final String HEAD =
      """
      # Quirks

      The Theano models that Damo repeats did some things otherwise than papers do, and than Damo does.
      `Compat.SEED` has their way, for results that are to be set beside theirs: by the call at the end
      of a row. The numbers are what both give; a test holds them to the code.

      | what is measured | the original's way | gives | Damo's way | gives | by `Compat.SEED` |
      | --- | --- | --- | --- | --- | --- |
      """;

  static List<Quirk> quirks() {
    return List.of(
        new Quirk(
            "dropout(share, streams)",
            "the mean of 100,000 ones of which half are dropped",
            "what stays grows, so the mean stays",
            "nothing grows; evaluation dropped as well",
            1,
            0.5,
            0.01,
            () -> meanAfter(new Dropout(0.5, new MrgRandomStreams(1))),
            () -> meanAfter(Compat.SEED.dropout(0.5, new MrgRandomStreams(1)))),
        new Quirk(
            "train(layer, x)",
            "the running variance after a batch of 2 rows, 4 features and variance 1",
            "grown by n / (n - 1), n rows",
            "grown by n / (n - 1), n features",
            0.95 + 0.05 * 2,
            0.95 + 0.05 * 4 / 3,
            1e-6,
            () -> runningVariance(BatchNormalization::train),
            () -> runningVariance(Compat.SEED::train)),
        new Quirk(
            "xavier(isRelu, weight)",
            "the largest of 300 by 300 weights, no relu",
            "within √(6 / (in + out))",
            "within √(2 / (in + out))",
            Math.sqrt(6.0 / 600),
            Math.sqrt(2.0 / 600),
            1e-4,
            () -> largest(Initializer.glorotUniform()),
            () -> largest(Compat.SEED.xavier(false, 0.01))),
        new Quirk(
            "he(isRelu, leaky, weight)",
            "the largest of 300 by 300 weights for relu",
            "within √(6 / in)",
            "within √(2 / in), which is what the deviation should be",
            Math.sqrt(6.0 / 300),
            Math.sqrt(2.0 / 300),
            1e-4,
            () -> largest(Initializer.heUniform()),
            () -> largest(Compat.SEED.he(true, 0, 0.01))),
        new Quirk(
            "lstmBias()",
            "the mean of 20,000 biases of forget gates",
            "1 for forget gates, else 0",
            "all from Laplace's distribution",
            1,
            0,
            0.05,
            () -> meanForgetBias(Initializer.forgetBias(1)),
            () -> meanForgetBias(Compat.SEED.lstmBias())),
        new Quirk(
            "embedding()",
            "the mean of 300 by 300 weights",
            "normal with deviation .1",
            "uniform between 0 and .01",
            0,
            0.005,
            2e-3,
            () -> mean(Initializer.normal(0.1).values(new Random(1), 300, 300)),
            () -> mean(Compat.SEED.embedding().values(new Random(1), 300, 300))),
        new Quirk(
            "lstmStates(layer)",
            "the cell of an LSTM of zeros after one step",
            "from a cell of 0",
            "from a cell of 1",
            0,
            0.5,
            1e-6,
            () -> cellAfterAStep(unroll -> unroll),
            () -> cellAfterAStep(QuirksTest::fromTheSeedsStates)),
        new Quirk(
            "leakyRelu(slope)",
            "what leaky relu of slope .2 makes of -1",
            "the slope",
            "0: the slope was looked for under a name that it never had",
            -0.2,
            0,
            1e-6,
            () -> ofMinusOne(Activation.leakyRelu(0.2)),
            () -> ofMinusOne(Compat.SEED.leakyRelu(0.2))),
        new Quirk(
            "rmsProp(rate, rho)",
            "the first step of centred RMSProp at rate .002 and rho .9, by slope 1",
            "by √(r - f²)",
            "by √(r + f²), f the mean of slopes",
            0.002 / 0.3,
            0.002 / Math.sqrt(0.11),
            1e-6,
            () -> firstStep(new CentredRmsProp(Rate.of(0.002), 0.9, 0, 1e-8)),
            () -> firstStep(Compat.SEED.rmsProp(Rate.of(0.002), 0.9))),
        new Quirk(
            "mergedPhases(rule)",
            "the first step of a rule at rate .1, by slope 1",
            "by the slope of this batch",
            "by the slope of the batch before, which the first has not",
            0.1,
            0,
            1e-6,
            () -> firstStep(new Sgd(0.1)),
            () -> firstStep(Compat.SEED.mergedPhases(new Sgd(0.1)))));
  }

  private static double ofMinusOne(UnaryOperator<TensorVariable> activation) {
    return activation.apply(T.constant(-1.0)).eval().getDouble(0);
  }

  private static double firstStep(Optimizer rule) {
    SharedTensor p = Damo.shared(3.0, "p");
    Damo.function(List.of(), List.of(), rule.updates(p.mul(1), List.of(p))).callAll();
    return 3 - p.getValue().getDouble(0);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double largest(Initializer weights) {
    return Arrays.stream(weights.values(new Random(1), 300, 300)).map(Math::abs).max().orElse(0);
  }

  private static double meanAfter(Layer dropout) {
    return dropout.apply(T.ones(100_000)).mean().eval().getDouble(0);
  }

  private static double runningVariance(
      BiFunction<BatchNormalization, TensorVariable, BatchNormalization.Trained> way) {
    BatchNormalization layer = BatchNormalization.of("h_W", 4);
    float[][] batch = {{0, 0, 0, 0}, {2, 2, 2, 2}};
    BatchNormalization.Trained trained = way.apply(layer, T.constant(batch));
    Damo.function(List.of(), List.of(trained.output()), trained.updates()).callAll();
    assertEquals(0.05, layer.mean().getValue().getDouble(3), 1e-7);
    return layer.variance().getValue().getDouble(0);
  }

  private static double meanForgetBias(Initializer rule) {
    double[] biases = rule.values(new Random(1), 80_000);
    return mean(Arrays.copyOfRange(biases, 20_000, 40_000));
  }

  private static double cellAfterAStep(UnaryOperator<Unroll> begun) {
    Lstm lstm = new Lstm(zeros("w", 3, 8), zeros("u", 2, 8), Initializer.zeros().shared("b", 1, 8));
    Unroll unroll = begun.apply(Unroll.of(lstm, T.ones(1, 1, 3)));
    return unroll.states().get(1).eval().getDouble(0);
  }

  private static Unroll fromTheSeedsStates(Unroll unroll) {
    return unroll.from(Compat.SEED.lstmStates((Lstm) unroll.layer()));
  }

  private static SharedTensor zeros(String name, int rows, int columns) {
    return Initializer.zeros().shared(name, 1, rows, columns);
  }

  @ParameterizedTest
  @MethodSource("quirks")
  void bothWaysGiveWhatTheirFormulaSays(Quirk quirk) {
    assertEquals(quirk.damo(), quirk.byDamo().getAsDouble(), quirk.within());
    assertEquals(quirk.seed(), quirk.bySeed().getAsDouble(), quirk.within());
  }

  @Test
  void thePageIsWhatTheCodeGives() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    quirks().forEach(quirk -> text.append(quirk.row()));
    if (System.getProperty("docs.record") != null) Files.writeString(page(), text);
    else assertEquals(text.toString(), Files.readString(page()));
  }

  @Test
  void thePageHasEachOfTheWaysThereAre() {
    Set<String> ways =
        Arrays.stream(Compat.class.getDeclaredMethods())
            .filter(
                m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertEquals(ways, quirks().stream().map(Quirk::method).collect(Collectors.toSet()));
  }

  private static Path page() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs/errors"))) at = at.getParent();
    return at.resolve("docs/quirks.md");
  }

  @Test
  void biasesOfLaplaceHaveItsDeviation() {
    double[] values = Initializer.laplace(3).values(new Random(2), 100_000);
    double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    assertEquals(Math.sqrt(2) * 3, Math.sqrt(square), 0.05);
    assertEquals(3, Arrays.stream(values).map(Math::abs).average().orElseThrow(), 0.05);
  }

  @Test
  void vectorsAreNormal() {
    String wanted = Arrays.toString(Initializer.normal(0.1).values(new Random(3), 5));
    for (Initializer rule : List.of(Compat.SEED.xavier(true, 0.1), Compat.SEED.he(false, 0, 0.1)))
      assertEquals(wanted, Arrays.toString(rule.values(new Random(3), 5)));
  }
}
