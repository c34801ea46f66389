package damo.compile;

import damo.graph.Variable;
import org.jspecify.annotations.Nullable;

/** An input of a function with options. */
public record In(
    Variable variable,
    @Nullable String givenName,
    @Nullable Object value,
    @Nullable Boolean allowDowncast,
    boolean strict) {
  public static In of(Variable variable) {
    return new In(variable, null, null, null, false);
  }

  /** The name by which calls give it. */
  public In name(String name) {
    return new In(variable, name, value, allowDowncast, strict);
  }

  /** What it is when a call leaves it out. */
  public In value(Object defaultValue) {
    return new In(variable, givenName, defaultValue, allowDowncast, strict);
  }

  /** Whether values may lose precision. */
  public In allowDowncast(boolean allow) {
    return new In(variable, givenName, value, allow, strict);
  }

  /** Whether values must have the very dtype. */
  public In strict(boolean exact) {
    return new In(variable, givenName, value, allowDowncast, exact);
  }

  @Nullable String callName() {
    return givenName != null ? givenName : variable.name();
  }
}
