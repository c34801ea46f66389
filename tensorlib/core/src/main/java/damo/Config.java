package damo;

import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.error.DamoException;
import damo.link.Verbosity;
import damo.runtime.onednn.OneDnn;
import damo.scalar.DType;

/** The few switches there are: each is read by {@code x()} and set by {@code x(value)}. */
public final class Config {
  Config() {}

  /** What unprefixed constructors and float literals that stand alone become. */
  public DType floatX() {
    return DType.floatX();
  }

  /**
   * Sets the dtype of floats that say none, for graphs that are built from now on.
   *
   * @throws damo.error.DTypeException if it is no float type
   */
  public void floatX(DType dtype) {
    if (!dtype.isFloat())
      throw new damo.error.DTypeException("floatX is a float type, got " + dtype);
    DType.FLOATX.set(dtype);
  }

  /** The mode of functions that name none. */
  public Mode mode() {
    return Mode.DEFAULT.get();
  }

  /** Sets the mode of functions that name none, from now on. */
  public void mode(Mode mode) {
    Mode.DEFAULT.set(mode);
  }

  /** How much errors at run time tell. */
  public Verbosity exceptionVerbosity() {
    return Verbosity.CURRENT.get();
  }

  /** Sets how much errors at run time tell. */
  public void exceptionVerbosity(Verbosity howMuch) {
    Verbosity.CURRENT.set(howMuch);
  }

  /** How many threads a product or a convolution of oneDNN takes: 1 unless set. */
  public int threads() {
    return OneDnn.THREADS.get();
  }

  /**
   * Lets products and convolutions take {@code count} threads. With other processes on the machine
   * one is often faster; the last bits of sums may differ from those of another number.
   */
  public void threads(int count) {
    if (count < 1) throw new DamoException("threads must be at least 1, got " + count);
    OneDnn.THREADS.set(count);
  }

  /** What functions do about inputs on which nothing depends. */
  public OnUnusedInput onUnusedInput() {
    return OnUnusedInput.DEFAULT.get();
  }

  /** Sets what becomes of inputs that no output needs. */
  public void onUnusedInput(OnUnusedInput what) {
    OnUnusedInput.DEFAULT.set(what);
  }
}
