package damo.conformance;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One case: an expression over inputs and what it must give.
 *
 * @param modes where it counts; empty: everywhere
 * @param expect the parts of the expectation by name
 * @param grads for each input by name the gradient of the weighted sum; empty: not compared
 */
record Vector(
    String section,
    String id,
    List<Input> inputs,
    List<String> statements,
    String code,
    List<String> modes,
    Map<String, Object> expect,
    List<Object> gradWeights,
    Map<String, List<Object>> grads,
    double rtol,
    double atol) {
  /** A variable and its value. */
  record Input(String name, String constructor, long[] lengths, Value value) {}

  static Vector of(Map<String, Object> json) {
    return new Vector(
        (String) json.get("section"),
        (String) json.get("id"),
        maps(json.get("inputs")).stream().map(Vector::input).toList(),
        list(json.get("statements")).stream().map(String.class::cast).toList(),
        (String) json.get("java"),
        list(json.get("modes")).stream().map(String.class::cast).toList(),
        map(json.get("expect")),
        list(json.get("gradWeights")),
        maps(json.get("grads")).stream()
            .collect(Collectors.toMap(g -> (String) g.get("wrt"), g -> list(g.get("data")))),
        number(json.getOrDefault("rtol", 0L)),
        number(json.getOrDefault("atol", 0L)));
  }

  private static Input input(Map<String, Object> json) {
    return new Input(
        (String) json.get("name"),
        (String) json.get("ctor"),
        longs(json.get("static")),
        array((String) json.get("dtype"), longs(json.get("shape")), list(json.get("data"))));
  }

  String name() {
    return section + "/" + id;
  }

  boolean countsIn(String mode) {
    return modes.isEmpty() || modes.contains(mode);
  }

  /** An array of elements given flat in C order. */
  static Value array(String dtype, long[] shape, List<Object> data) {
    Value out = Value.zeros(DType.valueOf(dtype.toUpperCase(Locale.ROOT)), Ints.of(shape));
    Elements elements = Elements.of(out.dtype());
    for (int i = 0; i < data.size(); i++) {
      if (out.dtype().isFloat()) elements.setDouble(out.array(), i, number(data.get(i)));
      else elements.setLong(out.array(), i, ((Number) data.get(i)).longValue());
    }
    return out;
  }

  static double number(Object o) {
    if (o instanceof Number n) return n.doubleValue();
    return switch ((String) o) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalArgumentException("not a number: " + o);
    };
  }

  static long[] longs(Object o) {
    return list(o).stream().mapToLong(n -> ((Number) n).longValue()).toArray();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object o) {
    return (Map<String, Object>) o;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object o) {
    return o == null ? List.of() : (List<Object>) o;
  }

  static List<Map<String, Object>> maps(Object o) {
    return list(o).stream().map(Vector::map).toList();
  }
}
