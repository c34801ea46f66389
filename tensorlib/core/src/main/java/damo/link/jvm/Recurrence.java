package damo.link.jvm;

/** A generated class: makes the steps of a loop over single numbers. */
public abstract class Recurrence {
  /** For generated subclasses. */
  protected Recurrence() {}

  /**
   * Makes steps.
   *
   * @param arrays of the sequences, of what stays the same, of the traces, in this order
   * @param offsets where the first element of each lies; in a trace, where the first new row goes:
   *     the rows before it lie before that
   * @param strides of the sequences
   * @param steps how many to make at most
   * @return how many were made; negative if the last of them ended the loop
   */
  public abstract int run(Object[] arrays, int[] offsets, int[] strides, int steps);
}
