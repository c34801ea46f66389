package damo.display.core;

import damo.display.Displayer;
import damo.display.chart.BarChart;
import damo.display.part.Part;
import damo.display.part.Table;
import damo.rewrite.engine.RewriteTrace;
import java.util.List;
import java.util.Map;

/** Shows which rewrites fired and how often, and folded, each change in its order. */
public final class RewriteTraceDisplayer implements Displayer<RewriteTrace> {
  private static final int MOST = 200;

  @Override
  public Class<RewriteTrace> type() {
    return RewriteTrace.class;
  }

  @Override
  public Part show(RewriteTrace trace) {
    if (trace.counts().isEmpty()) {
      return Part.text("no rewrite fired");
    }
    List<Map.Entry<String, Integer>> most =
        trace.counts().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    double[] counts = most.stream().mapToDouble(Map.Entry::getValue).toArray();
    Part bars = BarChart.draw("rewrites", most.stream().map(Map.Entry::getKey).toList(), counts);
    return Part.column(bars, Part.fold("each change in its order", changes(trace)));
  }

  private static Table changes(RewriteTrace trace) {
    Table table = Table.of("pass", "rewrite", "before", "after");
    for (RewriteTrace.Entry e : trace.entries().stream().limit(MOST).toList()) {
      table = table.row(e.pass(), e.rewrite(), e.before(), e.after());
    }
    return table;
  }
}
