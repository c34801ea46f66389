package damo.scalar;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The special functions beside values computed with many digits. */
class SpecialValuesTest {
  private static final double RELATIVE = 2e-13;

  /** Waves have zeros, near which only the error beside their height says something. */
  private static final Set<String> WAVES = Set.of("j0", "j1", "jv");

  private record Line(String function, double[] arguments, double value) {
    static Line read(String text) {
      String[] parts = text.split(" ");
      double[] numbers = Arrays.stream(parts).skip(1).mapToDouble(Line::number).toArray();
      int last = numbers.length - 1;
      return new Line(parts[0], Arrays.copyOf(numbers, last), numbers[last]);
    }

    private static double number(String text) {
      return switch (text) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(text);
      };
    }

    double computed() {
      double[] a = Arrays.copyOf(arguments, 3);
      return prim(function).onDoubles().apply(a[0], a[1], a[2]);
    }

    double tolerance() {
      if (value == 0 || !Double.isFinite(value)) return 0;
      double height =
          WAVES.contains(function)
              ? Math.min(1, 1 / Math.sqrt(Math.abs(arguments[arguments.length - 1])))
              : 0;
      double relative = RELATIVE + 1e-15 * Math.abs(Math.log(Math.abs(value)));
      return relative * Math.max(Math.abs(value), height);
    }

    @Override
    public String toString() {
      return function + Arrays.toString(arguments);
    }
  }

  private static List<Line> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SpecialValuesTest.class.getResourceAsStream("special-values.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Line::read)
          .toList();
    }
  }

  private static Prim prim(String code) {
    return Arrays.stream(Prim.values()).filter(p -> p.code().equals(code)).findAny().orElseThrow();
  }

  static Stream<String> functions() throws IOException {
    return new TreeSet<>(lines().stream().map(Line::function).toList()).stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void valuesAreRightToTheLastPlaces(String function) throws IOException {
    for (Line line : lines())
      if (line.function().equals(function))
        assertEquals(line.value(), line.computed(), line.tolerance(), line.toString());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void nanGivesNan(String function) {
    Prim prim = prim(function);
    for (int i = 0; i < prim.arity(); i++) {
      double[] a = {0.5, 0.5, 0.5};
      a[i] = Double.NaN;
      assertTrue(Double.isNaN(prim.onDoubles().apply(a[0], a[1], a[2])), function + i);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void argumentsOfAnySizeComeToAnEnd(String function) {
    double[] all = {0, 1e-300, -0.5, 3.7, -123456.7, 1e9, 1e15, 1e300, Double.POSITIVE_INFINITY};
    Prim.OnDoubles f = prim(function).onDoubles();
    for (double a : all)
      for (double b : all) assertDoesNotThrow(() -> f.apply(a, b, 0.5), function);
  }
}
