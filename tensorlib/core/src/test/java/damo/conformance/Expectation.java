package damo.conformance;

import damo.scalar.DType;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whether what came is what a case expects: the difference as a sentence, null if none. */
final class Expectation {
  private Expectation() {}

  static String difference(Vector v, Object got) {
    Map<String, Object> expect = v.expect();
    if (expect.containsKey("error")) return "expected an error, got " + got;
    if (expect.containsKey("equals"))
      return said(expect.get("equals").toString().equals(String.valueOf(got)), expect, got);
    if (expect.containsKey("mean")) return moments(expect, (INDArray) got);
    return switch (got) {
      case INDArray a -> array(v, Nd4jBorder.fromNd4j(a), expected(expect));
      case Number n -> number(v, n.doubleValue());
      case Boolean b -> number(v, b ? 1 : 0);
      case null, default -> "expected a value, got " + got;
    };
  }

  private static Value expected(Map<String, Object> expect) {
    return Vector.array(
        (String) expect.get("dtype"),
        Vector.longs(expect.get("shape")),
        Vector.list(expect.get("data")));
  }

  private static String number(Vector v, double got) {
    double want = Vector.number(Vector.list(v.expect().get("data")).getFirst());
    return said(near(v, got, want), want, got);
  }

  /** Floats within the tolerances of the case; integers and booleans exactly. */
  static String array(Vector v, Value got, Value want) {
    if (got.dtype() != want.dtype()) return "expected " + want.dtype() + ", got " + got.dtype();
    if (!got.shape().equals(want.shape()))
      return "expected shape " + want.shape() + ", got " + got.shape();
    for (int i = 0; i < want.size(); i++) {
      boolean same =
          want.dtype().isFloat()
              ? near(v, got.getDouble(i), want.getDouble(i))
              : got.getLong(i) == want.getLong(i);
      if (!same) return "at " + i + " expected " + want.getDouble(i) + ", got " + got.getDouble(i);
    }
    return null;
  }

  private static boolean near(Vector v, double got, double want) {
    if (Double.isNaN(want)) return Double.isNaN(got);
    return got == want || Math.abs(got - want) <= v.atol() + v.rtol() * Math.abs(want);
  }

  private static String moments(Map<String, Object> expect, INDArray got) {
    Value value = Nd4jBorder.fromNd4j(got);
    double[] x = value.toDoubles();
    double mean = Arrays.stream(x).average().orElse(Double.NaN);
    double variance = Arrays.stream(x).map(a -> (a - mean) * (a - mean)).average().orElse(0);
    boolean fits =
        within(expect.get("mean"), mean)
            && within(expect.get("std"), Math.sqrt(variance))
            && Arrays.stream(x).min().orElse(0) >= bound(expect.get("min"), -1)
            && Arrays.stream(x).max().orElse(0) <= bound(expect.get("max"), 1)
            && sameType(expect, value);
    return said(fits, expect, "mean " + mean + ", variance " + variance + " of " + value);
  }

  private static boolean within(Object spec, double got) {
    List<Object> l = Vector.list(spec);
    return l.isEmpty() || Math.abs(got - Vector.number(l.get(0))) <= Vector.number(l.get(1));
  }

  private static double bound(Object spec, int sign) {
    return spec == null ? sign * Double.POSITIVE_INFINITY : Vector.number(spec);
  }

  private static boolean sameType(Map<String, Object> expect, Value got) {
    Object dtype = expect.get("dtype");
    Object shape = expect.get("shape");
    return (dtype == null
            || got.dtype() == DType.valueOf(((String) dtype).toUpperCase(Locale.ROOT)))
        && (shape == null || Arrays.equals(Vector.longs(shape), got.shape().toLongs()));
  }

  /** What is wrong with an error; null if it is the one expected. */
  static String ofError(Vector v, Throwable error) {
    if (!(v.expect().get("error") instanceof Map<?, ?> spec)) return "threw " + error;
    List<Object> classes = Vector.list(spec.get("class"));
    boolean known =
        classes.isEmpty()
            || Stream.<Class<?>>iterate(error.getClass(), k -> k != null, Class::getSuperclass)
                .anyMatch(k -> classes.contains(k.getSimpleName()));
    return said(known && saysAll(spec.get("words"), error), spec, error);
  }

  private static boolean saysAll(Object words, Throwable error) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return Vector.list(words).stream()
        .map(w -> w instanceof List<?> any ? any : List.of(w))
        .allMatch(any ->
            any.stream().anyMatch(w -> message.contains(w.toString().toLowerCase(Locale.ROOT))));
  }

  private static String said(boolean fits, Object want, Object got) {
    return fits ? null : "expected " + want + ", got " + got;
  }
}
