package damo.scan;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.index.Subtensor;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import java.util.List;

/**
 * Of an output of which only the last rows are read, the loop keeps only these.
 *
 * <p>What reads them stays as it is: it counts from the end, and where there are too few rows it
 * finds too few.
 */
public final class KeepLastRows implements Pass {
  @Override
  public String name() {
    return "keep last rows";
  }

  @Override
  public String summary() {
    return "keeps of the outputs of loops only the last rows, where no others are read";
  }

  @Override
  public void run(FunctionGraph graph, RewriteTrace trace) {
    for (Apply node : graph.toposort()) {
      if (!(node.op() instanceof Scan)) continue;
      OpenLoop loop = new OpenLoop(node);
      boolean changed = false;
      for (OpenLoop.Output o : loop.outputs()) {
        int before = o instanceof OpenLoop.Carried s ? s.depth() : 0;
        int rows = o.kept >= 0 || o.old() == null ? -1 : rowsRead(graph, o.old(), before);
        if (rows < 0) continue;
        o.kept = rows;
        changed = true;
      }
      if (!changed) continue;
      loop.close();
      loop.replaceIn(graph);
      trace.record(name(), name(), node.output(0), loop.outputs().getFirst().trace());
    }
  }

  /** How many of the last rows are read; −1 if others may be. */
  private static int rowsRead(FunctionGraph graph, Variable trace, int before) {
    if (graph.isOutput(trace)) return -1;
    int most = before;
    for (FunctionGraph.Client c : graph.clients(trace)) {
      int rows = rowsRead(graph, c.node(), c.position(), before);
      if (rows < 0) return -1;
      most = Math.max(most, rows);
    }
    return most;
  }

  private static int rowsRead(FunctionGraph graph, Apply reader, int position, int before) {
    if (position != 0 || !(reader.op() instanceof Subtensor(List<Range> ranges))) return -1;
    return switch (ranges.getFirst()) {
      case Range.At(Bound.Known(long at)) when at < 0 -> (int) -at;
      case Range.Span(Bound.Known(long from), Bound.Omitted to, Bound.Omitted step)
          when from == before && before > 0 && areRowsWhole(ranges) -> {
        int inner = rowsRead(graph, reader.output(0), 0);
        yield inner < 0 ? -1 : before + inner;
      }
      default -> -1;
    };
  }

  /** Whether a selection takes whole rows. */
  static boolean areRowsWhole(List<Range> ranges) {
    return ranges.stream().skip(1).allMatch(Range.WHOLE::equals);
  }
}
