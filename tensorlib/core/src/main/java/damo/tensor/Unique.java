package damo.tensor;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the different elements of an array, beside themselves.
 *
 * @param index where each stands first
 * @param inverse which of them each element is
 * @param counts how often each occurs
 * @param along the axis whose parts are compared; null for the elements
 */
public record Unique(boolean index, boolean inverse, boolean counts, @Nullable Integer along) {
  /** The elements alone. */
  public static Unique of() {
    return new Unique(false, false, false, null);
  }

  /** Whether to say where each stands first. */
  public Unique index(boolean wanted) {
    return new Unique(wanted, inverse, counts, along);
  }

  /** Whether to say which of them each element is: a vector, in C order. */
  public Unique inverse(boolean wanted) {
    return new Unique(index, wanted, counts, along);
  }

  /** Whether to say how often each occurs. */
  public Unique counts(boolean wanted) {
    return new Unique(index, inverse, wanted, along);
  }

  /** The axis whose parts are compared as wholes. */
  public Unique axis(int axis) {
    return new Unique(index, inverse, counts, axis);
  }
}
