package damo.kernel.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/** Receives the classes that JShell makes of declarations. */
final class SessionControl extends DirectExecutionControl {
  /** JShell names a class after the index of its snippet, with letters for each new version. */
  private static final Pattern HOLDER = Pattern.compile("(REPL\\.\\$JShell\\$(\\d+)[A-Z]*\\w*).*");

  /** Lines between the class's own and the first of the declaration, as JShell wraps one. */
  private static final int LINES_BEFORE = 2;

  private final SessionClasses classes;
  private final Map<Integer, Place> places = new HashMap<>();
  private final Set<Integer> loaded = new HashSet<>();
  private final Set<Integer> remade = new HashSet<>();
  private Place current = new Place(0, 1);

  SessionControl(SessionClasses classes) {
    this.classes = classes;
  }

  /** Where a declaration stands: the cell and the line of its first character. */
  record Place(int cell, int line) {}

  /**
   * Tells where the next declaration stands.
   *
   * @param replaced index of the declaration that it replaces, or a negative number
   */
  void next(Place place, int replaced) {
    current = place;
    places.remove(replaced);
  }

  /** The indexes of declarations that got a new class instead of their old one. */
  Set<Integer> takeRemade() {
    Set<Integer> taken = Set.copyOf(remade);
    remade.clear();
    return taken;
  }

  @Override
  public void load(ExecutionControl.ClassBytecodes[] made) {
    Map<String, Map<String, byte[]>> byHolder = new HashMap<>();
    for (ExecutionControl.ClassBytecodes one : made) {
      Matcher name = HOLDER.matcher(one.name());
      String holder = name.matches() ? name.group(1) : one.name();
      byHolder.computeIfAbsent(holder, key -> new HashMap<>()).put(one.name(), one.bytecodes());
    }
    byHolder.forEach(this::define);
  }

  private void define(String holder, Map<String, byte[]> made) {
    Matcher name = HOLDER.matcher(holder);
    int index = name.matches() ? Integer.parseInt(name.group(2)) : -1;
    // What is here already was only compiled again because it depends on the current one.
    Place place = places.computeIfAbsent(index, key -> current);
    if (!loaded.add(index)) {
      remade.add(index);
    }
    byte[] outer = made.get(holder);
    int first = outer == null ? 1 : ClassLines.ofClass(outer) + LINES_BEFORE;
    classes.define(made, new CellLines(place.cell(), place.line() - first));
  }

  @Override
  public void addToClasspath(String path) {
    // The loader of the session has its own list.
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return classes.find(name);
  }
}
