package damo.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a function cost so far. Times are in nanoseconds. Calls are always counted; what each node
 * costs is known of functions built with {@code profile(true)}, whose shared variables are then
 * written at the end of a call and not in place.
 */
public final class Profile {
  private static final int LINES = 20;

  private final String function;
  private final Map<String, Long> phases;
  private final @Nullable NodeClock clock;
  private long calls;
  private long callNanos;

  Profile(String function, Map<String, Long> phases, @Nullable NodeClock clock) {
    this.function = function;
    this.phases = new LinkedHashMap<>(phases);
    this.clock = clock;
  }

  /** A call begins: the time now. */
  long starts() {
    if (clock != null) clock.reset();
    return System.nanoTime();
  }

  void count(long nanos) {
    calls++;
    callNanos += nanos;
  }

  /** Whether the function was built with {@code profile(true)}. */
  public boolean isMeasured() {
    return clock != null;
  }

  /** How often the function was called. */
  public long calls() {
    return calls;
  }

  /** Nanoseconds in all calls together. */
  public long callNanos() {
    return callNanos;
  }

  /** Nanoseconds to rewrite and link the graph. */
  public long compileNanos() {
    return phases.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Nanoseconds of each phase of compilation, in order: the passes of rewriting, linking. */
  public Map<String, Long> phases() {
    return java.util.Collections.unmodifiableMap(phases);
  }

  /** What each node cost, the dearest first; empty unless built with {@code profile(true)}. */
  public List<NodeCost> nodes() {
    return clock == null ? List.of() : clock.costs();
  }

  /** What each op cost in all its nodes, the dearest first. */
  public List<OpCost> ops() {
    Map<String, List<NodeCost>> byOp =
        nodes().stream()
            .collect(Collectors.groupingBy(NodeCost::op, LinkedHashMap::new, Collectors.toList()));
    List<OpCost> out = new ArrayList<>();
    byOp.forEach((op, nodes) -> out.add(OpCost.of(op, nodes)));
    out.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
    return out;
  }

  /** Calls and times on one line. */
  public String summary() {
    return String.format(
        "%s: %d calls, %.3f ms each; compiled in %.1f ms",
        function, calls, calls == 0 ? 0 : callNanos / 1e6 / calls, compileNanos() / 1e6);
  }

  /** Calls and times; a table of ops and one of nodes where they are known. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(summary());
    List<NodeCost> nodes = nodes();
    if (nodes.isEmpty()) return out.toString();
    out.append(String.format("%n%ncompile ms  phase%n"));
    phases.forEach((phase, nanos) -> out.append(String.format("%10.2f  %s%n", nanos / 1e6, phase)));
    long all = Math.max(1, nodes.stream().mapToLong(NodeCost::nanos).sum());
    out.append(table("op", ops(), c -> c.nanos(), all, OpCost::line));
    out.append(table("node", nodes, c -> c.nanos(), all, NodeCost::line));
    return out.toString();
  }

  private static <C> String table(
      String what,
      List<C> costs,
      java.util.function.ToLongFunction<C> nanos,
      long all,
      Function<C, String> line) {
    StringBuilder out = new StringBuilder(String.format("%n     ms  share  %s%n", what));
    for (C c : costs.subList(0, Math.min(LINES, costs.size())))
      out.append(
          String.format(
              "%7.2f  %4.1f%%  %s%n",
              nanos.applyAsLong(c) / 1e6, 100.0 * nanos.applyAsLong(c) / all, line.apply(c)));
    if (costs.size() > LINES)
      out.append(String.format("         and %d more%n", costs.size() - LINES));
    return out.toString();
  }
}
