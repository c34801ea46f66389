package damo.op;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.T;
import damo.compile.Mode;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** NaN, infinities, zeros of both signs and the ends of the range give what NumPy gives. */
class SpecialFloatsTest {
  /** Elementary functions may differ from NumPy's in the last place or two. */
  private static final Map<DType, Double> TOLERANCE =
      Map.of(DType.FLOAT32, 3e-7, DType.FLOAT64, 2e-15);

  private static final Map<String, Function<List<TensorVariable>, TensorVariable>> OPS =
      new TreeMap<>();

  static {
    unary("abs", T::abs);
    unary("neg", TensorVariable::neg);
    unary("sqr", TensorVariable::sqr);
    unary("sqrt", TensorVariable::sqrt);
    unary("exp", TensorVariable::exp);
    unary("exp2", TensorVariable::exp2);
    unary("expm1", TensorVariable::expm1);
    unary("log", TensorVariable::log);
    unary("log2", TensorVariable::log2);
    unary("log10", TensorVariable::log10);
    unary("log1p", TensorVariable::log1p);
    unary("sin", TensorVariable::sin);
    unary("cos", TensorVariable::cos);
    unary("tan", TensorVariable::tan);
    unary("arcsin", TensorVariable::arcsin);
    unary("arccos", TensorVariable::arccos);
    unary("arctan", TensorVariable::arctan);
    unary("sinh", TensorVariable::sinh);
    unary("cosh", TensorVariable::cosh);
    unary("tanh", TensorVariable::tanh);
    unary("arcsinh", TensorVariable::arcsinh);
    unary("arccosh", TensorVariable::arccosh);
    unary("arctanh", TensorVariable::arctanh);
    unary("sgn", TensorVariable::sgn);
    unary("ceil", TensorVariable::ceil);
    unary("floor", TensorVariable::floor);
    unary("trunc", TensorVariable::trunc);
    unary("round", TensorVariable::round);
    OPS.put("add", v -> v.get(0).add(v.get(1)));
    OPS.put("sub", v -> v.get(0).sub(v.get(1)));
    OPS.put("mul", v -> v.get(0).mul(v.get(1)));
    OPS.put("div", v -> v.get(0).div(v.get(1)));
    OPS.put("pow", v -> v.get(0).pow(v.get(1)));
    OPS.put("floorDiv", v -> v.get(0).floorDiv(v.get(1)));
    OPS.put("mod", v -> v.get(0).mod(v.get(1)));
    OPS.put("maximum", v -> T.maximum(v.get(0), v.get(1)));
    OPS.put("minimum", v -> T.minimum(v.get(0), v.get(1)));
    OPS.put("arctan2", v -> T.arctan2(v.get(0), v.get(1)));
  }

  private static void unary(String name, Function<TensorVariable, TensorVariable> op) {
    OPS.put(name, v -> op.apply(v.getFirst()));
  }

  private record Line(String op, DType dtype, double[] arguments, double value) {
    static Line read(String text) {
      String[] parts = text.split(" ");
      double[] numbers = Arrays.stream(parts).skip(2).mapToDouble(Line::number).toArray();
      int last = numbers.length - 1;
      return new Line(
          parts[0],
          DType.valueOf(parts[1].toUpperCase(Locale.ROOT)),
          Arrays.copyOf(numbers, last),
          numbers[last]);
    }

    private static double number(String text) {
      return switch (text) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(text);
      };
    }
  }

  static Stream<Arguments> opsAndModes() throws IOException {
    Map<String, List<Line>> byOp =
        lines().stream().collect(groupingBy(l -> l.op + " of " + l.dtype, TreeMap::new, toList()));
    assertEquals(2 * OPS.size(), byOp.size());
    return byOp.entrySet().stream()
        .flatMap(e ->
            Stream.of(Mode.FAST_COMPILE, Mode.FAST_RUN)
                .map(mode -> Arguments.of(e.getKey(), mode, e.getValue())));
  }

  private static List<Line> lines() throws IOException {
    String name = "/damo/op/special-floats.txt";
    try (InputStream in = SpecialFloatsTest.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Line::read).toList();
    }
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("opsAndModes")
  void specialFloatsGiveWhatNumPyGives(String name, Mode mode, List<Line> lines) {
    DType dtype = lines.getFirst().dtype;
    List<TensorVariable> inputs = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < lines.getFirst().arguments.length; i++) {
      int k = i;
      double[] column = lines.stream().mapToDouble(l -> l.arguments[k]).toArray();
      values.add(Value.wrap(DType.FLOAT64, Ints.of(column.length), column).cast(dtype));
      inputs.add(TensorType.unknown(dtype, 1).variable("x" + i));
    }
    TensorVariable out = OPS.get(lines.getFirst().op).apply(inputs);
    Value got = Compiled.run(inputs, List.of(out), values, mode).getFirst();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++)
      if (!agrees(lines.get(i), got.getDouble(i)))
        wrong.add(
            Arrays.toString(lines.get(i).arguments)
                + " is "
                + lines.get(i).value
                + ", got "
                + got.getDouble(i));
    assertEquals(List.of(), wrong, name);
  }

  /** Zeros have a sign. */
  private static boolean agrees(Line line, double got) {
    double want = line.value;
    if (Double.compare(want, got) == 0) return true;
    if (want == 0 || !Double.isFinite(want) || !Double.isFinite(got)) return false;
    return Math.abs(want - got) <= TOLERANCE.get(line.dtype) * Math.abs(want);
  }
}
