package damo.compile;

import damo.error.DamoException;
import damo.graph.SharedVariable;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What shared variables become after a call: an ordered map. All next values are computed from the
 * values before the call, so that the order never changes a result.
 */
public final class Updates {
  private final Map<SharedVariable, TensorVariable> next = new LinkedHashMap<>();

  /** {@code s1, e1, s2, e2, …}: shared variables, each followed by its next value. */
  public static Updates of(Object... pairs) {
    if (pairs.length % 2 != 0)
      throw new DamoException(
          "updates come in pairs of a shared variable and its next value, got "
              + pairs.length
              + " arguments");
    Updates out = new Updates();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!(pairs[i] instanceof SharedVariable s))
        throw new DamoException("only shared variables are updated, got " + pairs[i]);
      out.put(s, pairs[i + 1]);
    }
    return out;
  }

  /** Sets the next value of {@code shared}: a variable, or a value. */
  public Updates put(SharedVariable shared, Object value) {
    TensorVariable v = Operands.beside(value, ((TensorVariable) shared).dtype());
    if (next.putIfAbsent(shared, v) != null)
      throw new DamoException("the shared variable " + shared.label() + " is updated twice");
    return this;
  }

  /** Adds what {@code others} say. */
  public Updates putAll(Updates others) {
    others.next.forEach(this::put);
    return this;
  }

  /** Of how many shared variables the next value is said. */
  public int size() {
    return next.size();
  }

  /** Whether the next value of {@code shared} is said. */
  public boolean contains(SharedVariable shared) {
    return next.containsKey(shared);
  }

  /** The next values by shared variable, in the order they were put. */
  public Map<SharedVariable, TensorVariable> asMap() {
    return Collections.unmodifiableMap(next);
  }

  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    next.forEach(
        (shared, v) -> s.append(shared.label()).append(" <- ").append(v.label()).append('\n'));
    return s.toString();
  }
}
