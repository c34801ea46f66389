package damo.compile;

import damo.graph.Variable;
import org.jspecify.annotations.Nullable;

/**
 * An input of a function with options. An input with an update is state of the function: it keeps
 * its value between calls, and a call that gives one replaces it.
 *
 * @param variable what the graph calls it
 * @param givenName the name by which calls give it; null: that of the variable
 * @param value what it is when a call leaves it out; null: it must be given
 * @param update what it becomes after each call, a variable or a value; null: what it was
 * @param mutable whether a call may write to the caller's array
 * @param borrow whether the function may keep the caller's array
 * @param allowDowncast whether values may lose precision; null: as the function says
 * @param strict whether values must have the very dtype, and be arrays where arrays are wanted
 */
public record In(
    Variable variable,
    @Nullable String givenName,
    @Nullable Object value,
    @Nullable Object update,
    boolean mutable,
    boolean borrow,
    @Nullable Boolean allowDowncast,
    boolean strict) {
  /** An input that every call gives. */
  public static In of(Variable variable) {
    return new In(variable, null, null, null, false, false, null, false);
  }

  /** The name by which calls give it. */
  public In name(String name) {
    return new In(variable, name, value, update, mutable, borrow, allowDowncast, strict);
  }

  /** What it is when a call leaves it out: anything that a call may give; copied. Null: nothing. */
  public In value(@Nullable Object initial) {
    return new In(variable, givenName, initial, update, mutable, borrow, allowDowncast, strict);
  }

  /**
   * What it becomes after each call: an expression of the inputs, computed from the values before
   * the call, or a value.
   */
  public In update(Object next) {
    return new In(variable, givenName, value, next, mutable, borrow, allowDowncast, strict);
  }

  /**
   * Allows a call to write to the caller's array, and to keep it. Arrays cross into Damo's own
   * memory by a copy, so that no call does.
   */
  public In mutable(boolean allowed) {
    return new In(
        variable, givenName, value, update, allowed, allowed || borrow, allowDowncast, strict);
  }

  /** Allows the function to keep the caller's array; it never does, as for {@link #mutable}. */
  public In borrow(boolean allowed) {
    return new In(variable, givenName, value, update, mutable, allowed, allowDowncast, strict);
  }

  /** Whether values may lose precision. */
  public In allowDowncast(boolean allow) {
    return new In(variable, givenName, value, update, mutable, borrow, allow, strict);
  }

  /** Whether values must have the very dtype: nothing is converted. */
  public In strict(boolean exact) {
    return new In(variable, givenName, value, update, mutable, borrow, allowDowncast, exact);
  }

  @Nullable String callName() {
    return givenName != null ? givenName : variable.name();
  }
}
