package damo;

import damo.compile.Mode;
import damo.compile.OnUnusedInput;
import damo.scalar.DType;

/** The few switches there are: each is read by {@code x()} and set by {@code x(value)}. */
public final class Config {
  Config() {}

  /** What unprefixed constructors and float literals that stand alone become. */
  public DType floatX() {
    return DType.floatX();
  }

  public void floatX(DType dtype) {
    if (!dtype.isFloat())
      throw new damo.error.DTypeException("floatX is a float type, got " + dtype);
    DType.FLOATX.set(dtype);
  }

  /** The mode of functions that name none. */
  public Mode mode() {
    return Mode.DEFAULT.get();
  }

  public void mode(Mode mode) {
    Mode.DEFAULT.set(mode);
  }

  /** What functions do about inputs on which nothing depends. */
  public OnUnusedInput onUnusedInput() {
    return OnUnusedInput.DEFAULT.get();
  }

  public void onUnusedInput(OnUnusedInput what) {
    OnUnusedInput.DEFAULT.set(what);
  }
}
