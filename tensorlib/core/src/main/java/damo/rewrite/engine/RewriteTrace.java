package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What fired while a graph was rewritten, in order. */
public final class RewriteTrace {
  /**
   * A change: which rewrite of which pass, what it replaced by what, and where that was made.
   *
   * @param times how often the same change was made
   */
  public record Entry(
      String pass, String rewrite, String before, String after, String where, int times) {}

  private record Change(String pass, String rewrite, String before, String after, String where) {}

  private static final int KEPT = 5_000;
  private static final int DEPTH = 2;
  private final Map<Change, Integer> changes = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int unnamed;

  /**
   * A rewrite has fired; the texts of the first 5,000 different changes are kept, all are counted.
   */
  public void record(String pass, String rewrite, Variable before, Variable after) {
    counts.merge(rewrite, 1, Integer::sum);
    String where = before.origin().where().orElse("");
    Change change = new Change(pass, rewrite, text(before, DEPTH), text(after, DEPTH), where);
    if (changes.containsKey(change) || changes.size() < KEPT)
      changes.merge(change, 1, Integer::sum);
    else unnamed++;
  }

  /** What fired inside of a node of the graph. */
  public void addAll(RewriteTrace inside) {
    inside.counts.forEach((rewrite, n) -> counts.merge(rewrite, n, Integer::sum));
    inside.changes.forEach((change, n) -> {
      if (changes.containsKey(change) || changes.size() < KEPT)
        changes.merge(change, n, Integer::sum);
      else unnamed += n;
    });
    unnamed += inside.unnamed;
  }

  /** {@code log(add(x, 1))}: as much of an expression as names it. */
  private static String text(Variable v, int depth) {
    Apply owner = v.owner();
    if (owner == null || depth == 0) return owner == null ? v.label() : "…";
    StringBuilder s = new StringBuilder(owner.op().name()).append('(');
    for (int i = 0; i < owner.inputs().size(); i++)
      s.append(i == 0 ? "" : ", ").append(i < 4 ? text(owner.input(i), depth - 1) : "…");
    return s.append(')').toString();
  }

  /** The first {@value #KEPT} changes that differ, in the order in which they were first made. */
  public List<Entry> entries() {
    List<Entry> out = new ArrayList<>();
    changes.forEach(
        (c, n) -> out.add(new Entry(c.pass(), c.rewrite(), c.before(), c.after(), c.where(), n)));
    return out;
  }

  /** How often each rewrite fired. */
  public Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /**
   * For each rewrite how often it fired, and below it each change with the place it was made at.
   */
  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    Map<String, List<Entry>> byRewrite = new LinkedHashMap<>();
    for (Entry e : entries()) byRewrite.computeIfAbsent(e.rewrite(), k -> new ArrayList<>()).add(e);
    counts.forEach((name, n) -> {
      s.append(String.format("%5d  %s%n", n, name));
      byRewrite.getOrDefault(name, List.of()).forEach(e -> s.append(line(e)));
    });
    if (unnamed > 0) s.append(String.format("%5d  more changes, of other nodes%n", unnamed));
    return s.toString();
  }

  private static String line(Entry e) {
    String times = e.times() == 1 ? "" : e.times() + " times ";
    String where = e.where().isEmpty() ? "" : "  at " + e.where();
    return String.format("         %s%s -> %s%s%n", times, e.before(), e.after(), where);
  }
}
