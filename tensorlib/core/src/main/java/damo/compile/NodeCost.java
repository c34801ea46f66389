package damo.compile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a node cost.
 *
 * @param op the name of its op
 * @param inside whether it runs inside another, as the body of a loop does
 * @param where in the user's code it was made
 * @param calls how often it ran
 * @param nanos nanoseconds in all runs, without those of nodes inside
 * @param inputs dtypes and shapes in the last run
 * @param outputs likewise
 * @param bytes read and written in all runs
 * @param flops floating-point operations in all runs; 0 where they cannot be counted
 */
public record NodeCost(
    String op,
    boolean inside,
    String where,
    long calls,
    long nanos,
    List<String> inputs,
    List<String> outputs,
    long bytes,
    long flops) {
  public NodeCost {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  String line() {
    return String.format("%-12s", (inside ? "(inside) " : "") + op)
        + inputs.stream().collect(Collectors.joining(", ", " ", ""))
        + outputs.stream().collect(Collectors.joining(", ", " -> ", ""))
        + String.format(
            "  %d runs, %s%s  made at %s", calls, size(bytes), rates(nanos, bytes, flops), where);
  }

  /** Bytes, in the unit that gives few digits. */
  static String size(long bytes) {
    if (bytes < 1_000) return bytes + " B";
    if (bytes < 1_000_000) return String.format("%.1f kB", bytes / 1e3);
    return bytes < 1_000_000_000
        ? String.format("%.1f MB", bytes / 1e6)
        : String.format("%.1f GB", bytes / 1e9);
  }

  /** Bytes and operations in a second, in thousands of millions. */
  static String rates(long nanos, long bytes, long flops) {
    if (nanos == 0) return "";
    String ofBytes = String.format(", %.1f GB/s", (double) bytes / nanos);
    return flops == 0 ? ofBytes : ofBytes + String.format(", %.1f GFlop/s", (double) flops / nanos);
  }
}
