package damo.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.random.MrgRandomStreams;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each quirk both ways; {@code -Ddocs.record} writes {@code docs/quirks.md} anew. */
class QuirksTest {
  private static final String HEAD =
      """
      # Quirks

      The Theano models that Damo repeats did some things otherwise than papers do, and than Damo does.
      `Compat.NONE` has Damo's way, `Compat.SEED` theirs, for results that are to be set beside theirs.
      The numbers are what both give; a test holds them to the code.

      | of | what is measured | Damo's way | gives | `Compat.SEED` | gives |
      | --- | --- | --- | --- | --- | --- |
      """;

  /**
   * @param none what a formula says of Damo's way
   * @param seed what it says of the other
   * @param within how far chance may be from that
   */
  private record Quirk(
      String of,
      String measured,
      String way,
      String other,
      double none,
      double seed,
      double within,
      ToDoubleFunction<Compat> number) {
    @Override
    public String toString() {
      return of;
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "| `%s` | %s | %s | %.4f | %s | %.4f |\n",
          of,
          measured,
          way,
          number.applyAsDouble(Compat.NONE),
          other,
          number.applyAsDouble(Compat.SEED));
    }
  }

  static List<Quirk> quirks() {
    return List.of(
        new Quirk(
            "dropout",
            "the mean of 100,000 ones of which half are dropped",
            "what stays grows, so the mean stays",
            "nothing grows; evaluation dropped as well",
            1,
            0.5,
            0.01,
            QuirksTest::meanAfterDropout),
        new Quirk(
            "batchNormalization",
            "the running variance after a batch of 2 rows, 4 columns and variance 1",
            "grown by n / (n - 1), n rows",
            "n columns",
            0.95 + 0.05 * 2,
            0.95 + 0.05 * 4 / 3,
            1e-6,
            QuirksTest::runningVariance),
        new Quirk(
            "xavier",
            "the largest of 300 by 300 weights, no relu",
            "within √(6 / (in + out))",
            "within √(2 / (in + out))",
            Math.sqrt(6.0 / 600),
            Math.sqrt(2.0 / 600),
            1e-4,
            compat -> largest(compat.xavier(0.01, false))),
        new Quirk(
            "he",
            "the largest of 300 by 300 weights for relu",
            "within √(6 / in)",
            "within √(2 / in), the deviation it should have",
            Math.sqrt(6.0 / 300),
            Math.sqrt(2.0 / 300),
            1e-4,
            compat -> largest(compat.he(0.01, Compat.Rectifier.leaky(0)))),
        new Quirk(
            "lstmBias",
            "the mean of 20,000 biases of forget gates",
            "1 for forget gates, else 0",
            "all from Laplace's distribution",
            1,
            0,
            0.05,
            QuirksTest::meanForgetBias),
        new Quirk(
            "embedding",
            "the mean of 300 by 300 weights",
            "normal with deviation .01",
            "uniform between 0 and .01",
            0,
            0.005,
            2e-4,
            compat -> mean(compat.embedding().values(new Random(1), 300, 300))),
        new Quirk(
            "along",
            "the cell of an LSTM of zeros after one step",
            "from a cell of 0",
            "from a cell of 1",
            0,
            0.5,
            1e-6,
            QuirksTest::cellAfterAStep));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double largest(Initializer weights) {
    return Arrays.stream(weights.values(new Random(1), 300, 300)).map(Math::abs).max().orElse(0);
  }

  private static double meanAfterDropout(Compat compat) {
    TensorVariable ones = T.ones(100_000);
    return compat.dropout(0.5, new MrgRandomStreams(1)).apply(ones).mean().eval().getDouble(0);
  }

  private static double runningVariance(Compat compat) {
    BatchNormalization layer = compat.batchNormalization("h_W", 4);
    TensorVariable x = T.constant(new float[][] {{0, 0, 0, 0}, {2, 2, 2, 2}});
    BatchNormalization.Training training = layer.train(x);
    Damo.function(List.of(), List.of(training.output()), training.updates()).callAll();
    return layer.var().getValue().getDouble(0);
  }

  private static double meanForgetBias(Compat compat) {
    double[] biases = compat.lstmBias().values(new Random(1), 80_000);
    return mean(Arrays.copyOfRange(biases, 20_000, 40_000));
  }

  private static double cellAfterAStep(Compat compat) {
    Lstm lstm = new Lstm(zeros("w", 3, 8), zeros("u", 2, 8), Initializer.zeros().shared("b", 1, 8));
    Unroll unroll = compat.along(lstm, T.ones(1, 1, 3));
    return unroll.states().get(1).eval().getDouble(0);
  }

  private static SharedTensor zeros(String name, int rows, int columns) {
    return Initializer.zeros().shared(name, 1, rows, columns);
  }

  @ParameterizedTest
  @MethodSource("quirks")
  void bothWaysGiveWhatTheirFormulaSays(Quirk quirk) {
    assertEquals(quirk.none, quirk.number.applyAsDouble(Compat.NONE), quirk.within);
    assertEquals(quirk.seed, quirk.number.applyAsDouble(Compat.SEED), quirk.within);
  }

  @Test
  void thePageIsWhatTheCodeGives() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    quirks().forEach(quirk -> text.append(quirk.row()));
    if (System.getProperty("docs.record") != null) Files.writeString(page(), text);
    else assertEquals(text.toString(), Files.readString(page()));
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
  void vectorsAreNormalEitherWay() {
    double[] wanted = Initializer.normal(0.1).values(new Random(3), 5);
    for (Compat compat : Compat.values()) {
      assertEquals(
          Arrays.toString(wanted),
          Arrays.toString(compat.xavier(0.1, true).values(new Random(3), 5)));
      assertEquals(
          Arrays.toString(wanted),
          Arrays.toString(compat.he(0.1, Compat.Rectifier.NO).values(new Random(3), 5)));
    }
  }
}
