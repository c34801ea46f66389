package damo.graph;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A symbol for a value: an input, a constant, shared state, or the output of an apply node. */
public interface Variable {
  /** What values it may have. */
  Type type();

  /** The node that computes this variable; null for a leaf. */
  @Nullable Apply owner();

  /** Which output of its owner this is; 0 for a leaf. */
  int index();

  /** The name the user gave; null if none. */
  @Nullable String name();

  /** Where in the user's code the variable was made. */
  Origin origin();

  /** What the user wrote, of which this is a copy or which this stands for after rewriting. */
  default Variable written() {
    return this;
  }

  /** {@link #owner()} for those who prefer an Optional. */
  default Optional<Apply> maker() {
    return Optional.ofNullable(owner());
  }

  /** The name, or what the variable is: {@code dot.0}, {@code <matrix(float32)>}. */
  default String label() {
    String name = name();
    if (name != null) return name;
    Apply owner = owner();
    return owner == null ? "<" + type() + ">" : owner.op().name() + "." + index();
  }
}
