package damo.compile;

import damo.error.DamoException;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inputs of a function: by position or by name, with what stands in for those left out. */
final class Arguments {
  private static final Runnable NOTHING = () -> {};

  private final String function;
  private final List<Argument> all;
  private final List<Value> values = new ArrayList<>();
  private final Map<Argument, Value> newStates = new LinkedHashMap<>();

  Arguments(String function, List<Argument> all) {
    this.function = function;
    this.all = List.copyOf(all);
  }

  List<TensorVariable> variables() {
    return all.stream().map(Argument::variable).toList();
  }

  List<Argument> all() {
    return all;
  }

  Stream<SharedTensor> states() {
    return all.stream().map(Argument::state).filter(Objects::nonNull);
  }

  /**
   * Takes what a call gives, converted; the rest is what it was.
   *
   * @return one for each input of the graph, valid until the next call
   */
  List<Value> take(@Nullable Object[] given) {
    if (given.length > all.size())
      throw new DamoException(function + " takes " + taken() + ", got " + given.length);
    values.clear();
    newStates.clear();
    for (int i = 0; i < all.size(); i++) {
      Argument a = all.get(i);
      Object value = i < given.length ? given[i] : null;
      boolean isState = a.state() != null;
      if (isState && value != null) newStates.put(a, a.convert(value).copy());
      else if (isState) kept(a, given);
      else values.add(value != null ? a.convert(value) : kept(a, given));
    }
    return values;
  }

  /** Lets inputs that keep their value be what the call gave; returns how to take that back. */
  Runnable advanceStates() {
    if (newStates.isEmpty()) return NOTHING;
    Map<Argument, @Nullable Value> before = new LinkedHashMap<>();
    for (Argument a : newStates.keySet()) before.put(a, a.kept());
    newStates.forEach(Argument::set);
    return () -> before.forEach(Argument::set);
  }

  private Value kept(Argument a, @Nullable Object[] values) {
    Value kept = a.kept();
    if (kept != null) return kept;
    throw new DamoException(
        function
            + " needs a value for its input "
            + a.label()
            + ": it takes "
            + taken()
            + ", got "
            + Stream.of(values).filter(Objects::nonNull).count());
  }

  private String taken() {
    int n = all.size();
    return n + (n == 1 ? " argument " : " arguments ") + names();
  }

  /** The values in the order of the inputs. */
  @Nullable Object[] byName(Map<String, ?> values) {
    List<@Nullable String> names = names();
    for (String given : values.keySet()) {
      if (!names.contains(given)) throw unknown("\"" + given + "\"");
      if (names.indexOf(given) < names.lastIndexOf(given))
        throw new DamoException(
            function + " has several inputs \"" + given + "\"; give their values in order");
    }
    return names.stream().map(n -> n == null ? null : (Object) values.get(n)).toArray();
  }

  List<@Nullable String> names() {
    List<@Nullable String> names = new ArrayList<>();
    for (Argument a : all) names.add(a.in().callName());
    return names;
  }

  /** The input of this name; null if there is none. */
  @Nullable Argument named(String name) {
    return all.stream().filter(a -> name.equals(a.in().callName())).findFirst().orElse(null);
  }

  /** The input that is this variable; null if there is none. */
  @Nullable Argument of(Variable v) {
    return all.stream().filter(a -> a.in().variable() == v).findFirst().orElse(null);
  }

  DamoException unknown(String what) {
    return new DamoException(function + " has no input " + what + "; its inputs are " + names());
  }

  /** Lets go of what the last call gave. */
  void free() {
    values.clear();
    newStates.clear();
    all.forEach(Argument::free);
  }

  /** How many bytes were copied here from what the last call gave. */
  long held() {
    return all.stream().mapToLong(Argument::bytes).sum();
  }

  /** The same inputs and states, with memory of their own for a call within a call. */
  Arguments again() {
    return new Arguments(function, all.stream().map(a -> a.copy(function, s -> s)).toList());
  }

  /** The same inputs for another function, with states of its own. */
  Arguments copy(String name, Map<SharedVariable, SharedVariable> swap) {
    return new Arguments(
        name, all.stream().map(a -> a.copy(name, s -> (SharedTensor) swap.get(s))).toList());
  }
}
