package damo.link.jvm;

/** A generated class: computes the values of a program along arrays. */
public abstract class Kernel {
  /** For generated subclasses. */
  protected Kernel() {}

  /**
   * Computes positions {@code from <= i < to}.
   *
   * @param slots by value number, for the values that the {@link Schedule} keeps in arrays, an
   *     array of the value's {@link Kind}; for uniform inputs, an array whose first element counts
   * @param shifts by value number, for the values that only block functions touch, where position 0
   *     lies in the array
   */
  public abstract void run(Object[] slots, int[] shifts, int from, int to);
}
