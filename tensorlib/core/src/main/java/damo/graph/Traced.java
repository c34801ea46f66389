package damo.graph;

import org.jspecify.annotations.Nullable;

/** A variable whose name and origin can be handed on to the one that takes its place. */
public interface Traced extends Variable {
  void trace(@Nullable String name, Origin origin);

  /** {@code copy} with the name and origin of {@code original}. */
  static Variable like(Variable copy, Variable original) {
    if (copy instanceof Traced t) t.trace(original.name(), original.origin());
    return copy;
  }
}
