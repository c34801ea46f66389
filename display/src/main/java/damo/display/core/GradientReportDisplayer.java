package damo.display.core;

import damo.display.Displayer;
import damo.display.part.Badge;
import damo.display.part.Cell;
import damo.display.part.Part;
import damo.display.part.Table;
import damo.display.part.Text;
import damo.inspect.Distribution;
import damo.inspect.GradientReport;
import damo.inspect.GradientReport.Row;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows {@code Inspect.gradients}: which parameters a cost is differentiated with respect to, why
 * the others are not, and what the gradients are. What needs a look comes first.
 */
public final class GradientReportDisplayer implements Displayer<GradientReport> {
  @Override
  public Class<GradientReport> type() {
    return GradientReport.class;
  }

  @Override
  public Part show(GradientReport report) {
    Table table =
        Table.of(
            "name",
            "type",
            "shape",
            "in wrt",
            "by rule",
            "gradient",
            "‖value‖",
            "‖gradient‖",
            "log₁₀ ratio",
            "values",
            "gradients",
            "why");
    List<Row> rows =
        report.rows().stream().sorted(Comparator.comparing((Row row) -> !worth(row))).toList();
    for (Row row : rows) {
      table = table.row(cells(row));
    }
    return Part.column(
        new Text("gradient of " + report.cost(), Text.Tone.STRONG),
        table.withoutEmptyColumns(),
        Part.muted(sum(rows)));
  }

  private static Object[] cells(Row row) {
    Cell ratio =
        Distributions.number(row.logRatio())
            .titled("log10 of the gradient's norm over the value's, before any learning rate");
    return new Object[] {
      new Text(row.name(), Text.Tone.STRONG),
      row.type(),
      shape(row.shape()),
      inWrt(row),
      Part.muted(row.rule()),
      reach(row),
      Distributions.norm(row.values()),
      Distributions.norm(row.gradient()),
      ratio,
      Distributions.histogram(row.values()),
      Distributions.histogram(row.gradient()),
      Part.muted(row.why())
    };
  }

  /** As tuples are written everywhere else. */
  private static String shape(String shape) {
    String one = shape.matches("\\[\\d+]") ? ",)" : ")";
    return shape.replace('[', '(').replace("]", one);
  }

  private static Badge inWrt(Row row) {
    return row.inWrt()
        ? new Badge("yes", Badge.Tone.GOOD, "training changes it")
        : new Badge("no", Badge.Tone.MUTED, "training leaves it as it is");
  }

  private static Badge reach(Row row) {
    return switch (row.reach()) {
      case GRADIENT -> computed(row.gradient());
      case ZERO -> new Badge("flat", Badge.Tone.WARN, row.why());
      case DISCONNECTED -> new Badge("disconnected", Badge.Tone.WARN, row.why());
      case UNDEFINED -> new Badge("undefined", Badge.Tone.BAD, row.why());
    };
  }

  private static Badge computed(@Nullable Distribution gradient) {
    if (gradient == null) {
      return new Badge("symbolic", Badge.Tone.INFO, "give values of the inputs to see numbers");
    }
    if (!gradient.isFinite()) {
      return new Badge("not finite", Badge.Tone.BAD, Distributions.facts(gradient));
    }
    return gradient.norm() == 0
        ? new Badge("all zero", Badge.Tone.WARN, "nothing will be learnt here")
        : new Badge("flows", Badge.Tone.GOOD, Distributions.facts(gradient));
  }

  private static boolean worth(Row row) {
    Badge.Tone tone = reach(row).tone();
    boolean broken = row.values() != null && !row.values().isFinite();
    return broken || tone == Badge.Tone.BAD || tone == Badge.Tone.WARN;
  }

  private static String sum(List<Row> rows) {
    long trained = rows.stream().filter(Row::inWrt).count();
    long reached =
        rows.stream().filter(row -> row.reach() == GradientReport.Reach.GRADIENT).count();
    return "%d parameters: %d in wrt, %d reached by a gradient, %d not"
        .formatted(rows.size(), trained, reached, rows.size() - reached);
  }
}
