package damo.kernel.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/** Receives the classes that JShell makes of declarations. */
final class SessionControl extends DirectExecutionControl {
  /** JShell names a class after the index of its snippet, with letters for each new version. */
  private static final Pattern HOLDER = Pattern.compile("(REPL\\.\\$JShell\\$(\\d+)[A-Z]*\\w*).*");

  /** Lines between the class's own and the first of the declaration, as JShell wraps one. */
  private static final int LINES_BEFORE = 2;

  private final SessionClasses classes;
  private final Map<Integer, Place> places = new HashMap<>();
  private final Map<Integer, String> holders = new HashMap<>();
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

  /** Binary name of the newest class that holds the declaration of this index. */
  @Nullable String holder(int index) {
    return holders.get(index);
  }

  @Override
  public void load(ExecutionControl.ClassBytecodes[] loaded) {
    Map<String, Map<String, byte[]>> byHolder = new HashMap<>();
    for (ExecutionControl.ClassBytecodes one : loaded) {
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
    holders.put(index, holder);
    byte[] outer = made.get(holder);
    int first = outer == null ? 1 : ClassLines.ofClass(outer) + LINES_BEFORE;
    classes.define(made, new Origin(place.cell(), place.line() - first));
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
