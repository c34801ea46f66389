package damo.graph;

import org.jspecify.annotations.Nullable;

/** A variable whose name and origin can be handed on to the one that takes its place. */
public interface Traced extends Variable {
  /** Takes the place of {@code original}: its name, if it has none, its origin, what it was. */
  void standFor(Variable original, @Nullable String name);

  /**
   * {@code copy} with the name and origin of {@code original}; a leaf is the user's own, and stays
   * what it is.
   */
  static Variable like(Variable copy, Variable original) {
    if (copy.owner() != null && copy instanceof Traced t) t.standFor(original, original.name());
    return copy;
  }
}
