package damo.kernel.shell;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a session.
 *
 * <p>Those that a cell adds are fields of one class, compiled here, and JShell is given one import
 * for them: with a declaration each, a cell of twenty variables would be forty javac runs.
 */
final class Variables {
  private static final String PREFIX = SessionFiles.PACKAGE + ".$Vars";

  private final Session session;
  private final SessionCompiler compiler;
  private final SessionClasses classes;
  private final Map<String, Held> held = new HashMap<>();
  private int made;

  Variables(Session session, SessionCompiler compiler, SessionClasses classes) {
    this.session = session;
    this.compiler = compiler;
    this.classes = classes;
  }

  private record Held(CellVariable variable, Holder holder) {}

  /** A class with variables, and which of them are still the session's. */
  private static final class Holder {
    private final String className;
    private final Set<String> live = new LinkedHashSet<>();
    private @Nullable Snippet imported;

    Holder(String className) {
      this.className = className;
    }

    /** The first name is only there because JShell replaces an import by its first name. */
    String imports() {
      String marker = className.substring(className.lastIndexOf('.') + 1) + "$";
      return Stream.concat(Stream.of(marker), live.stream())
          .map(name -> "import static " + className + "." + name + ";")
          .collect(Collectors.joining(" "));
    }
  }

  /** What became of a declaration: the names that changed their type, or what is wrong. */
  record Declared(Set<String> changed, List<Problem> problems) {}

  /** Declares variables; one that is there with the same type keeps its value. */
  Declared declare(Collection<CellVariable> variables) {
    List<CellVariable> fresh =
        variables.stream().filter(variable -> !isHeld(variable)).distinct().toList();
    return fresh.isEmpty() ? new Declared(Set.of(), List.of()) : hold(fresh);
  }

  /** Declares again, without values, the variables of types that were themselves declared again. */
  void retype(Set<String> typeNames) {
    List<CellVariable> stale =
        held.values().stream()
            .map(Held::variable)
            .filter(variable -> typeNames.stream().anyMatch(name -> mentions(variable, name)))
            .toList();
    if (!stale.isEmpty()) {
      hold(stale);
    }
  }

  void drop(String name) {
    release(name);
  }

  private boolean isHeld(CellVariable variable) {
    Held known = held.get(variable.name());
    return known != null && known.variable().equals(variable);
  }

  private static boolean mentions(CellVariable variable, String type) {
    return Pattern.compile("\\b" + Pattern.quote(type) + "\\b").matcher(variable.type()).find();
  }

  private Declared hold(List<CellVariable> fresh) {
    Holder holder = new Holder(PREFIX + ++made);
    List<Problem> problems = compile(holder, fresh);
    if (!problems.isEmpty()) {
      return new Declared(Set.of(), problems);
    }
    Set<String> changed = new LinkedHashSet<>();
    for (CellVariable variable : fresh) {
      if (release(variable.name())) {
        changed.add(variable.name());
      }
      holder.live.add(variable.name());
      held.put(variable.name(), new Held(variable, holder));
    }
    announce(holder);
    return new Declared(changed, List.of());
  }

  private List<Problem> compile(Holder holder, List<CellVariable> variables) {
    String simple = holder.className.substring(holder.className.lastIndexOf('.') + 1);
    String fields =
        variables.stream()
            .map(variable -> "public static " + variable.type() + " " + variable.name() + ";")
            .collect(Collectors.joining(" ", "public static byte " + simple + "$; ", ""));
    Frame frame =
        new Frame(holder.className, session.imports() + " public class " + simple + " { ", "}");
    Analysis analysis = compiler.analyse(frame, fields, List.of());
    if (analysis.hasErrors()) {
      return analysis.problems();
    }
    Map<String, byte[]> compiled = compiler.generate(analysis);
    classes.define(compiled, new CellLines(0, 0));
    session.show(compiled);
    return List.of();
  }

  private boolean release(String name) {
    Held old = held.remove(name);
    if (old == null) {
      return false;
    }
    forgetValue(old.holder().className, name);
    old.holder().live.remove(name);
    announce(old.holder());
    return true;
  }

  private void announce(Holder holder) {
    Snippet before = holder.imported;
    if (before != null) {
      session.drop(before);
    }
    holder.imported = holder.live.isEmpty() ? null : imported(holder);
  }

  private Snippet imported(Holder holder) {
    Session.Declared declared =
        session.declare(holder.imports(), new SessionControl.Place(0, 1), null);
    Snippet snippet = declared.snippet();
    if (snippet == null) {
      throw new IllegalStateException("variables refused: " + declared.problems());
    }
    return snippet;
  }

  /** A class is never unloaded, so the field of a variable that is no more must let go. */
  private void forgetValue(String className, String name) {
    try {
      Field field = classes.find(className).getDeclaredField(name);
      field.setAccessible(true);
      if (!field.getType().isPrimitive()) {
        field.set(null, null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the field of the variable " + name + " is gone", e);
    }
  }
}
