package damo.rewrite.engine;

import damo.graph.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What fired while a graph was rewritten, in order. */
public final class RewriteTrace {
  /** One change: which rewrite, and what it replaced by what. */
  public record Entry(String pass, String rewrite, String before, String after) {}

  private static final int KEPT = 2_000;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  public void record(String pass, String rewrite, Variable before, Variable after) {
    counts.merge(rewrite, 1, Integer::sum);
    if (entries.size() < KEPT) entries.add(new Entry(pass, rewrite, before.label(), after.label()));
  }

  /** What fired inside of a node of the graph. */
  public void addAll(RewriteTrace inside) {
    inside.counts.forEach((rewrite, n) -> counts.merge(rewrite, n, Integer::sum));
    for (Entry e : inside.entries) if (entries.size() < KEPT) entries.add(e);
  }

  /** The first {@value #KEPT} changes. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** How often each rewrite fired. */
  public Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    counts.forEach((name, n) -> s.append(String.format("%5d  %s%n", n, name)));
    return s.toString();
  }
}
