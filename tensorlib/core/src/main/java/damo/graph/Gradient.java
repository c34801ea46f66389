package damo.graph;

/** What an op says about the gradient with respect to one of its inputs. */
public sealed interface Gradient {
  /** The gradient is this variable, of the shape of the input. */
  record Of(Variable variable) implements Gradient {}

  /** The output depends on the input, but is flat: rounding, comparison. */
  record Zero() implements Gradient {}

  /** The values of the output do not depend on those of the input. */
  record Disconnected(String why) implements Gradient {}

  /** There is no gradient, or none is known. */
  record Undefined(String why) implements Gradient {}

  /** {@code v}, of the shape of the input. */
  static Gradient of(Variable v) {
    return new Of(v);
  }

  /** The output is flat in the input. */
  static Gradient zero() {
    return new Zero();
  }

  /** No value depends on the input; {@code why} is told to users. */
  static Gradient disconnected(String why) {
    return new Disconnected(why);
  }

  /** There is none; {@code why} is told to users. */
  static Gradient undefined(String why) {
    return new Undefined(why);
  }
}
