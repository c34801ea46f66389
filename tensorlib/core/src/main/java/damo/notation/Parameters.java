package damo.notation;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Range;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tells an op from others of its name: {@code axis=1}, {@code keepdims}. Read from the
 * components of its record, so that a new op shows all that it has; it says itself what {@link
 * damo.graph.Op#implied goes without saying}.
 */
public final class Parameters {
  /**
   * One of them.
   *
   * @param text of its value; empty of a switch that is on
   */
  public record Parameter(String name, String text) {
    @Override
    public String toString() {
      return text.isEmpty() ? name : name + "=" + text;
    }
  }

  private final Set<String> implied;
  private final List<Parameter> found = new ArrayList<>();

  private Parameters(Set<String> implied) {
    this.implied = implied;
  }

  /** Those of the op of {@code node} that its name, inputs and types leave open. */
  public static List<Parameter> of(Apply node) {
    Parameters p = new Parameters(node.op().implied(node));
    if (node.meaning() instanceof Meaning.View(ViewMap.DimShuffle(var pattern))
        && node.op() instanceof TensorOp
        && !pattern.equals(Ints.range(0, pattern.size())))
      return List.of(new Parameter("order", axes(pattern)));
    if (node.op() instanceof Record r) p.components(r, "kind");
    return List.copyOf(p.found);
  }

  /** The name of an op with its parameters: <code>sum{axis=1, keepdims}</code>. */
  public static String named(Apply node) {
    List<Parameter> all = of(node);
    return all.isEmpty()
        ? node.op().name()
        : all.stream()
            .map(Parameter::toString)
            .collect(Collectors.joining(", ", node.op().name() + "{", "}"));
  }

  /** Axes in their new order, {@code x} for a new one. */
  static String axes(Ints pattern) {
    return pattern.stream()
        .mapToObj(i -> i < 0 ? "x" : String.valueOf(i))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private void components(Record r, String of) {
    for (RecordComponent part : r.getClass().getRecordComponents())
      if (!implied.contains(part.getName()))
        add(part.getName().equals("kind") ? of : part.getName(), value(part, r));
  }

  private void add(String name, @Nullable Object value) {
    switch (value) {
      case Boolean on -> {
        if (on) found.add(new Parameter(name, ""));
      }
      case Record inner when isData(inner) -> components(inner, name);
      case null, default -> {
        String text = text(value);
        if (!text.isEmpty()) found.add(new Parameter(name.equals("axes") ? "axis" : name, text));
      }
    }
  }

  /** Types and graphs stand elsewhere. */
  private static boolean isData(Record r) {
    return !(r instanceof damo.graph.Type) && !(r instanceof Range);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case Ints i when i.isEmpty() -> "";
      case Ints i when i.size() == 1 -> String.valueOf(i.get(0));
      case Ints i ->
          i.stream().mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
      case DType d -> d.code();
      case Enum<?> e -> e.name().toLowerCase(Locale.ROOT);
      case Number n -> n.toString();
      case String s -> '"' + s + '"';
      case Range range -> Brackets.text(range, i -> "i" + i);
      case List<?> l ->
          l.stream()
              .map(Parameters::text)
              .filter(t -> !t.isEmpty())
              .collect(Collectors.joining(", ", "[", "]"));
      case null, default -> "";
    };
  }

  private static @Nullable Object value(RecordComponent part, Record of) {
    try {
      Method accessor = part.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new DamoException("cannot read " + part + " of " + of.getClass().getName(), e);
    }
  }
}
