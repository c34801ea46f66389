package damo.display.core;

import damo.display.Displayer;
import damo.display.number.Fmt;
import damo.display.part.Cell;
import damo.display.part.Part;
import damo.display.part.Table;
import damo.display.part.Text;
import damo.inspect.ParameterReport;

/** Shows {@code Inspect.parameters}: a row for each parameter, and how many numbers there are. */
public final class ParameterReportDisplayer implements Displayer<ParameterReport> {
  @Override
  public Class<ParameterReport> type() {
    return ParameterReport.class;
  }

  @Override
  public Part show(ParameterReport report) {
    Table table = Table.of("name", "type", "shape", "count", "norm", "mean", "std", "values");
    for (ParameterReport.Row row : report.rows()) {
      table =
          table.row(
              new Text(row.name(), Text.Tone.STRONG),
              row.type(),
              Fmt.shape(row.shape().toLongs()),
              Cell.right(Fmt.count(row.count())),
              Distributions.norm(row.values()),
              Distributions.number(row.values().mean()),
              Distributions.number(row.values().std()),
              Distributions.histogram(row.values()));
    }
    String total =
        "%d parameters, %s numbers".formatted(report.rows().size(), Fmt.count(report.total()));
    return Part.column(table, Part.muted(total));
  }
}
