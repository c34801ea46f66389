package damo.inspect;

import damo.graph.SharedVariable;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;

/** The state of a model, a row for each shared variable. */
public record ParameterReport(List<Row> rows) {
  /** One shared variable. */
  public record Row(String name, String type, Ints shape, int count, Distribution values) {}

  public ParameterReport {
    rows = List.copyOf(rows);
  }

  static ParameterReport of(List<? extends SharedVariable> parameters) {
    List<Row> rows = new ArrayList<>();
    for (SharedVariable p : parameters) {
      Current now = Current.of(p);
      rows.add(
          new Row(
              p.label(),
              ((TensorVariable) p).type().toString(),
              now.shape(),
              now.count(),
              now.values()));
    }
    return new ParameterReport(rows);
  }

  /** How many numbers all parameters hold together. */
  public long total() {
    return rows.stream().mapToLong(Row::count).sum();
  }

  @Override
  public String toString() {
    StringBuilder s =
        new StringBuilder(
            String.format(
                "%-12s %-20s %-14s %9s %10s %10s%n",
                "name", "type", "shape", "count", "norm", "std"));
    for (Row r : rows)
      s.append(
          String.format(
              "%-12s %-20s %-14s %9d %10.4g %10.4g%s%n",
              r.name(),
              r.type(),
              r.shape(),
              r.count(),
              r.values().norm(),
              r.values().std(),
              r.values().isFinite() ? "" : "  " + r.values().notFinite()));
    return s.append(total()).append(" numbers").toString();
  }
}
