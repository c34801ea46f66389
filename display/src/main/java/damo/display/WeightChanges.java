package damo.display;

import damo.display.chart.Histogram;
import damo.display.number.Fmt;
import damo.display.part.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What became of weights from one checkpoint to another: for each its norms, how far it moved, and
 * the number that changed most.
 *
 * <pre>{@code
 * WeightChanges.between(Npz.read(first), Npz.read(second))
 * }</pre>
 *
 * Names that only one of them has, and arrays of another shape, are listed below.
 */
public final class WeightChanges implements Showable {
  private final Map<String, INDArray> before;
  private final Map<String, INDArray> after;

  private WeightChanges(Map<String, INDArray> before, Map<String, INDArray> after) {
    this.before = before;
    this.after = after;
  }

  /** From the first to the second. */
  public static WeightChanges between(Map<String, INDArray> before, Map<String, INDArray> after) {
    return new WeightChanges(before, after);
  }

  @Override
  public Part part() {
    Scores table =
        Scores.of("name", "shape", "‖before‖", "‖after‖", "‖change‖", "largest change", "changes");
    List<Part> parts = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (var named : before.entrySet()) {
      INDArray next = after.get(named.getKey());
      if (next == null) continue;
      if (Arrays.equals(named.getValue().shape(), next.shape()))
        table = row(table, named.getKey(), named.getValue(), next);
      else other.add("%s %s → %s".formatted(named.getKey(), shape(named.getValue()), shape(next)));
    }
    parts.add(table.part());
    list(
        parts,
        "only before: ",
        before.keySet().stream().filter(n -> !after.containsKey(n)).toList());
    list(
        parts,
        "only after: ",
        after.keySet().stream().filter(n -> !before.containsKey(n)).toList());
    list(parts, "of another shape: ", other);
    return Part.column(parts.toArray(Part[]::new));
  }

  private static Scores row(Scores table, String name, INDArray from, INDArray to) {
    INDArray a = from.castTo(DataType.DOUBLE);
    INDArray b = to.castTo(DataType.DOUBLE);
    INDArray change = b.sub(a);
    boolean isEmpty = change.isEmpty();
    return table.row(
        name,
        shape(from),
        isEmpty ? 0 : a.norm2Number().doubleValue(),
        isEmpty ? 0 : b.norm2Number().doubleValue(),
        isEmpty ? 0 : change.norm2Number().doubleValue(),
        isEmpty ? 0 : change.amaxNumber().doubleValue(),
        isEmpty ? null : Histogram.small(change.dup().data().asDouble()));
  }

  private static String shape(INDArray array) {
    return Fmt.shape(array.shape());
  }

  private static void list(List<Part> parts, String what, List<String> names) {
    if (!names.isEmpty()) parts.add(Part.muted(what + String.join(", ", names)));
  }

  @Override
  public String toString() {
    return part().text();
  }
}
