package damo.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A registry of magics that can also list them. */
final class MagicTable extends Magics {
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  private final SortedSet<String> lines = new TreeSet<>();
  private final SortedSet<String> cells = new TreeSet<>();
  private final Set<String> verbatim = new HashSet<>();

  @Override
  public void registerLineMagic(String name, LineMagicFunction<?> magic) {
    super.registerLineMagic(name, magic);
    lines.add(name);
  }

  @Override
  public void registerCellMagic(String name, CellMagicFunction<?> magic) {
    super.registerCellMagic(name, magic);
    cells.add(name);
  }

  @Override
  public <M extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(
      String name, M magic) {
    super.registerLineCellMagic(name, magic);
    lines.add(name);
    cells.add(name);
  }

  /** Registers a magic of lines and cells whose argument is Java: one string, as it was typed. */
  <M extends LineMagicFunction<?> & CellMagicFunction<?>> void registerVerbatim(
      String name, M magic) {
    registerLineCellMagic(name, magic);
    verbatim.add(name);
  }

  /** The arguments of a magic: words as a shell sees them, quotes keep together. */
  List<String> arguments(String name, String text) {
    return verbatim.contains(name)
        ? List.of(text)
        : WORD.matcher(text)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toList();
  }

  SortedSet<String> lines() {
    return lines;
  }

  SortedSet<String> cells() {
    return cells;
  }
}
