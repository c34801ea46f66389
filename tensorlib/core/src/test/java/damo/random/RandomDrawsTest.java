package damo.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Function;
import damo.compile.Mode;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws, two calls in a row, as the references make them ({@code random_streams.py}). */
class RandomDrawsTest {
  private static final double[] CHANCES = {0.125, 0.5, 0.25, 0.125};

  @FunctionalInterface
  private interface Draw<S> {
    TensorVariable of(S streams);
  }

  private static final Map<String, Draw<RandomStreams>> NUMPY =
      Map.ofEntries(
          draw("uniform", r -> r.uniform(new int[] {2, 3}, -1, 3, DType.FLOAT64)),
          draw("uniform of 1000", r -> r.uniform(1000, DType.FLOAT64).get("::37")),
          draw(
              "uniform by bounds",
              r ->
                  r.uniform(
                      new long[] {2, 3},
                      new double[][] {{0}, {100}},
                      new double[] {1, 20, 300},
                      DType.FLOAT64)),
          draw("normal", r -> r.normal(new int[] {5}, 2, 0.5, DType.FLOAT64)),
          draw(
              "normal by parameters",
              r ->
                  r.normal(
                      null, new double[][] {{0}, {100}}, new double[] {1, 2, 0}, DType.FLOAT64)),
          draw("binomial", r -> r.binomial(new int[] {8}, 7, 0.3)),
          draw(
              "binomial by parameters",
              r ->
                  r.binomial(null, new int[][] {{1}, {1000}}, new double[] {0.01, 0.5, 0.99, 1.0})),
          draw("integers", r -> r.randomIntegers(new int[] {9}, -5, 16)),
          draw("integers of one", r -> r.randomIntegers(new int[] {2}, 3, 3)),
          draw(
              "integers of 32 bits",
              r -> r.randomIntegers(new int[] {5}, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          draw("integers of 33 bits", r -> r.randomIntegers(new int[] {5}, 0, (1L << 33) - 6)),
          draw(
              "integers of 64 bits",
              r -> r.randomIntegers(new int[] {4}, Long.MIN_VALUE, Long.MAX_VALUE)),
          draw(
              "integers by bounds",
              r -> r.randomIntegers(null, new int[][] {{0}, {-9}, {4}}, new int[] {5, 100})),
          draw("poisson", r -> r.poisson(new int[] {9}, 3.5)),
          draw("poisson of many", r -> r.poisson(new int[] {9}, 87.25)),
          draw(
              "poisson by means",
              r -> r.poisson(null, new double[][] {{0, 0.5, 9.99}, {10, 1e5, 1e15}})),
          draw("choice", r -> r.choice(new int[] {2, 3}, 10)),
          draw("choice of elements", r -> r.choice(6, new double[] {0.5, -1.5, 2.25})),
          draw("choice by chances", r -> r.choice(new int[] {9}, 4, true, CHANCES)),
          draw("choice of different", r -> r.choice(new int[] {5}, 9, false, null)),
          draw("choice of different by chances", r -> r.choice(new int[] {4}, 4, false, CHANCES)),
          draw("choice of one", r -> r.choice(null, 12)),
          draw("permutation", r -> r.permutation(null, 11)),
          draw("permutations", r -> r.permutation(new int[] {2, 2}, 5)),
          draw("multinomial", r -> r.multinomial(new int[] {2}, 20, CHANCES)),
          draw("multinomial of many", r -> r.multinomial(null, 100000, CHANCES)),
          draw(
              "multinomial of each",
              r ->
                  r.multinomial(
                      null,
                      new int[] {3, 0, 40},
                      new double[][] {{0.5, 0.5}, {1, 0}, {0.25, 0.75}})),
          draw(
              "shuffled rows",
              r -> r.shuffleRowElements(new int[][] {{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}})));

  private static final Map<String, Draw<MrgRandomStreams>> MRG =
      Map.ofEntries(
          draw("uniform of 5", r -> r.uniform(new int[] {5}, DType.FLOAT64)),
          draw("uniform of 7", r -> r.uniform(new long[] {7}, DType.FLOAT64)),
          draw("uniform of 1000", r -> r.uniform(1000, DType.FLOAT64).get("::37")),
          draw(
              "uniform of 2002",
              r -> r.uniform(new int[] {1001, 2}, DType.FLOAT64).flatten().get("-30:")),
          draw("second uniform", r -> second(r).uniform(new int[] {4}, DType.FLOAT64)),
          draw("uniform by bounds", r -> r.uniform(new int[] {6}, -2, 6, DType.FLOAT64)),
          draw("normal of 6", r -> r.normal(new int[] {2, 3}, 2, 0.5, DType.FLOAT64).flatten()),
          draw("normal of 7", r -> r.normal(new int[] {7}, DType.FLOAT64)),
          draw("binomial", r -> binomial(r)));

  private static <S> Map.Entry<String, Draw<S>> draw(String name, Draw<S> draw) {
    return Map.entry(name, draw);
  }

  private static MrgRandomStreams second(MrgRandomStreams r) {
    assertEquals(1, r.uniform(new int[] {99}).ndim());
    return r;
  }

  /** The uniform numbers are floatX, and none of these is near the probability. */
  private static TensorVariable binomial(MrgRandomStreams r) {
    return r.binomial(new int[] {12}, 0.25);
  }

  /** A line of the file. */
  record Fact(String kind, String name, String seed, String shape, double[] elements) {
    static Fact of(String line) {
      String[] parts = line.split(";", -1);
      double[] elements =
          Arrays.stream(parts[4].split(" ")).mapToDouble(Double::parseDouble).toArray();
      return new Fact(parts[0], parts[1], parts[2], parts[3], elements);
    }

    TensorVariable draw() {
      if (kind.equals("numpy"))
        return Objects.requireNonNull(NUMPY.get(name))
            .of(new RandomStreams(Integer.parseInt(seed)));
      int[] seeds = Arrays.stream(seed.split(",")).mapToInt(Integer::parseInt).toArray();
      return Objects.requireNonNull(MRG.get(name)).of(new MrgRandomStreams(seeds));
    }

    @Override
    public String toString() {
      return kind + " " + name + " " + seed;
    }
  }

  static Stream<Fact> facts() throws IOException {
    try (InputStream in = RandomDrawsTest.class.getResourceAsStream("draws.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Fact::of).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void twoCallsAreThoseOfTheReference(Fact fact) {
    for (Mode mode : Compiled.MODES) {
      Function f = Compiled.function(List.of(), List.of(fact.draw()), mode);
      Value first = Compiled.call(f, List.of()).getFirst();
      Value second = Compiled.call(f, List.of()).getFirst();
      String shape =
          first.shape().stream().mapToObj(n -> " " + n).collect(Collectors.joining("", "2", ""));
      assertEquals(fact.shape(), shape, fact + " in " + mode);
      double[] both =
          DoubleStream.concat(Arrays.stream(first.toDoubles()), Arrays.stream(second.toDoubles()))
              .toArray();
      double tolerance = fact.kind().equals("numpy") ? 0 : 1e-13;
      for (int i = 0; i < both.length; i++)
        assertEquals(
            fact.elements()[i], both[i], tolerance * 10, fact + " in " + mode + ", element " + i);
    }
  }

  @Test
  void everyDrawHasFacts() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    NUMPY.keySet().forEach(name -> named.add("numpy " + name));
    MRG.keySet().forEach(name -> named.add("mrg " + name));
    TreeSet<String> known =
        facts().map(f -> f.kind() + " " + f.name()).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, named);
  }

  /** The first numbers of the sample that Theano ships, seed 12345. */
  @Test
  void oneStreamIsThePublishedOne() {
    TensorVariable u = new MrgRandomStreams().uniform(new int[] {7}, DType.FLOAT64).get(":2");
    Function f = Compiled.function(List.of(), List.of(u), Mode.FAST_RUN);
    assertArrayEquals(
        new double[] {0.73532445, 0.61420744},
        Compiled.call(f, List.of()).getFirst().toDoubles(),
        1e-8);
  }
}
