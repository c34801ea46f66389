package damo.tensor;

import damo.op.index.Writing;

/** Arrays with other elements where an index expression reads. */
public final class Writes {
  private Writes() {}

  /** What {@code part} was indexed from, with {@code value} there. */
  public static TensorVariable set(TensorVariable part, Object value) {
    return Writing.write(part, part.indexedFrom(), value, false);
  }

  /** What {@code part} was indexed from, with {@code value} added there. */
  public static TensorVariable increase(TensorVariable part, Object value) {
    return Writing.write(part, part.indexedFrom(), value, true);
  }
}
