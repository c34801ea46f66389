package damo.link.debug;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.value.Value;
import java.util.Collection;

/**
 * How far results may lie apart.
 *
 * @param precision of the coarsest float that takes part, as a share of {@code scale}
 * @param scale the largest number that took part, if it is above the expected result: what cancels
 *     leaves the rounding of what it was made of
 * @param onlyFinite whether anything will do for a float that should be NaN or infinite, and for an
 *     integer, which may come from a comparison of floats
 */
record Tolerance(double precision, double scale, boolean onlyFinite) {
  /** Of the results of one node. */
  static Tolerance of(Apply node) {
    return new Tolerance(Precision.of(node), 1, false);
  }

  /** Of the results of a graph whose variables had these values. */
  static Tolerance of(FunctionGraph graph, Collection<Value> values) {
    double scale = values.stream().mapToDouble(Tolerance::largest).reduce(1, Math::max);
    return new Tolerance(precision(graph), scale, false);
  }

  static double precision(FunctionGraph graph) {
    return graph.nodes().stream().mapToDouble(Precision::of).max().orElse(0);
  }

  /** The size of the largest finite float. */
  static double largest(Value v) {
    double largest = 0;
    if (!v.dtype().isFloat()) return largest;
    for (int i = 0, n = v.size(); i < n; i++) {
      double size = Math.abs(v.getDouble(i));
      if (Double.isFinite(size)) largest = Math.max(largest, size);
    }
    return largest;
  }

  /**
   * @param what is compared, for messages
   * @param how {@code actual} was found, for messages
   * @throws DamoException at the first element that differs
   */
  void compare(String what, String how, Value expected, Value actual) {
    if (!expected.shape().equals(actual.shape()) || expected.dtype() != actual.dtype())
      throw new DamoException(
          "%s: the reference gives %s %s, %s %s %s"
              .formatted(
                  what, expected.dtype(), expected.shape(), how, actual.dtype(), actual.shape()));
    for (int i = 0, n = expected.size(); i < n; i++)
      if (!isClose(expected, actual, i))
        throw new DamoException(
            "%s: at position %d the reference gives %s, %s %s"
                .formatted(what, i, expected.getDouble(i), how, actual.getDouble(i)));
  }

  private boolean isClose(Value expected, Value actual, int i) {
    double want = expected.getDouble(i);
    double have = actual.getDouble(i);
    if (want == have || (Double.isNaN(want) && Double.isNaN(have))) return true;
    if (onlyFinite && (!expected.dtype().isFloat() || !Double.isFinite(want))) return true;
    if (!expected.dtype().isFloat()) return expected.getLong(i) == actual.getLong(i);
    return Math.abs(want - have) <= precision * Math.max(scale, Math.abs(want));
  }
}
