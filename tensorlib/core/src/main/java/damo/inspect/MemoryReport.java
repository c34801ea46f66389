package damo.inspect;

import damo.compile.Function;
import damo.graph.Variable;
import damo.link.Residence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a compiled function holds in memory between calls, as of the last one: storages that
 * intermediate results share one after another. Shared variables and arguments are not counted.
 *
 * @param storages the largest first; empty of functions that run op by op
 */
public record MemoryReport(String function, List<Storage> storages) {
  /**
   * Room in memory.
   *
   * @param bytes that it takes; 0 before the first call
   * @param variables that lie there, one after another
   */
  public record Storage(String name, long bytes, List<String> variables) {}

  public MemoryReport {
    storages = List.copyOf(storages);
  }

  static MemoryReport of(Function f) {
    Map<String, List<String>> variables = new LinkedHashMap<>();
    Map<String, Long> bytes = new LinkedHashMap<>();
    f.residences().forEach((v, where) -> collect(v, where, variables, bytes));
    List<Storage> out = new ArrayList<>();
    bytes.forEach(
        (name, size) -> out.add(new Storage(name, size, List.copyOf(variables.get(name)))));
    out.sort((a, b) -> Long.compare(b.bytes(), a.bytes()));
    return new MemoryReport(f.name(), out);
  }

  private static void collect(
      Variable v, Residence where, Map<String, List<String>> variables, Map<String, Long> bytes) {
    if (where.isShown()) return;
    String name = v.maker().filter(n -> v.name() == null).map(n -> n.op().name()).orElse(v.label());
    variables.computeIfAbsent(where.place(), k -> new ArrayList<>()).add(name + " " + v.type());
    bytes.put(where.place(), where.bytes());
  }

  /** Of all storages together. */
  public long bytes() {
    return storages.stream().mapToLong(Storage::bytes).sum();
  }

  @Override
  public String toString() {
    StringBuilder out =
        new StringBuilder(
            String.format(
                "%s holds %,d bytes in %d storages%n", function, bytes(), storages.size()));
    for (Storage s : storages)
      out.append(
          String.format(
              "%12s  %-5s %s%n",
              String.format("%,d", s.bytes()), s.name(), String.join(", then ", s.variables())));
    return out.toString();
  }
}
