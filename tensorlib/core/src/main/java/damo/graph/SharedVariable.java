package damo.graph;

import damo.scalar.Ints;
import damo.value.Value;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A variable with a value of its own that functions share and update. */
public interface SharedVariable extends Variable {
  /** A copy of the current value. */
  INDArray getValue();

  /**
   * The current value. Damo's memory is not ND4J's, so even a borrowed value is a copy.
   *
   * @param borrow whether sharing memory would be allowed
   */
  INDArray getValue(boolean borrow);

  /**
   * Replaces the value. The dtype and rank are fixed, lengths are free unless the type fixes them.
   *
   * @param value a number, boolean, array or INDArray
   * @throws damo.error.DTypeException if elements would be lost in the conversion
   * @throws damo.error.ShapeException if rank or a fixed length differs
   */
  void setValue(Object value);

  /** As {@link #setValue(Object)}; the value is copied in any case. */
  void setValue(Object value, boolean borrow);

  /** Sets all elements to zero. */
  void zero();

  /** A new shared variable of the same type with a copy of the value. */
  SharedVariable copyShared(@Nullable String name);

  /**
   * What every function that uses this variable sets it to, unless told otherwise; null if nothing.
   */
  @Nullable Variable defaultUpdate();

  /** Sets the next value that functions give it which say nothing of it; null for none. */
  void setDefaultUpdate(@Nullable Object update);

  /** Held by whoever reads or writes the value. */
  Lock guard();

  /** A number of its own: guards of several variables are taken in the order of these. */
  long serial();

  /**
   * Looks whether a value of this shape may be taken.
   *
   * @throws damo.error.ShapeException if the rank or a fixed length differs
   */
  void check(Ints shape);

  /** The value itself, for executors: not a copy. */
  Value current();

  /** Takes {@code next} as the value without a copy; the caller gives it away. */
  void advance(Value next);
}
