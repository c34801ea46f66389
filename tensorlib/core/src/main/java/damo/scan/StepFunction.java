package damo.scan;

import damo.tensor.TensorVariable;
import java.util.List;

/**
 * The step of a loop as one function of all its arguments. It returns a variable, a list of them,
 * {@link Step}, or updates.
 *
 * @param arity how many arguments it takes; −1 for any number
 */
public record StepFunction(int arity, OfList function) {
  /** A step that takes its arguments as a list. */
  @FunctionalInterface
  public interface OfList {
    /** What the step computes: a variable, a list of them, {@link Step}, or updates. */
    Object apply(List<TensorVariable> arguments);
  }

  /** A step of no arguments. */
  @FunctionalInterface
  public interface Of0 {
    /** What the step computes. */
    Object apply();
  }

  /** A step of one argument. */
  @FunctionalInterface
  public interface Of1 {
    /** What the step computes. */
    Object apply(TensorVariable a);
  }

  /** A step of two arguments. */
  @FunctionalInterface
  public interface Of2 {
    /** What the step computes. */
    Object apply(TensorVariable a, TensorVariable b);
  }

  /** A step of three arguments. */
  @FunctionalInterface
  public interface Of3 {
    /** What the step computes. */
    Object apply(TensorVariable a, TensorVariable b, TensorVariable c);
  }

  /** A step of four arguments. */
  @FunctionalInterface
  public interface Of4 {
    /** What the step computes. */
    Object apply(TensorVariable a, TensorVariable b, TensorVariable c, TensorVariable d);
  }

  /** A step of five arguments. */
  @FunctionalInterface
  public interface Of5 {
    /** What the step computes. */
    Object apply(
        TensorVariable a, TensorVariable b, TensorVariable c, TensorVariable d, TensorVariable e);
  }

  /** A step of six arguments. */
  @FunctionalInterface
  public interface Of6 {
    /** What the step computes. */
    Object apply(
        TensorVariable a,
        TensorVariable b,
        TensorVariable c,
        TensorVariable d,
        TensorVariable e,
        TensorVariable f);
  }

  /** A step of seven arguments. */
  @FunctionalInterface
  public interface Of7 {
    /** What the step computes. */
    Object apply(
        TensorVariable a,
        TensorVariable b,
        TensorVariable c,
        TensorVariable d,
        TensorVariable e,
        TensorVariable f,
        TensorVariable g);
  }

  /** A step of eight arguments. */
  @FunctionalInterface
  public interface Of8 {
    /** What the step computes. */
    Object apply(
        TensorVariable a,
        TensorVariable b,
        TensorVariable c,
        TensorVariable d,
        TensorVariable e,
        TensorVariable f,
        TensorVariable g,
        TensorVariable h);
  }

  /** With its number of arguments. */
  public static StepFunction of(OfList f) {
    return new StepFunction(-1, f);
  }

  /** With its number of arguments. */
  public static StepFunction of(Of0 f) {
    return new StepFunction(0, a -> f.apply());
  }

  /** With its number of arguments. */
  public static StepFunction of(Of1 f) {
    return new StepFunction(1, a -> f.apply(a.get(0)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of2 f) {
    return new StepFunction(2, a -> f.apply(a.get(0), a.get(1)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of3 f) {
    return new StepFunction(3, a -> f.apply(a.get(0), a.get(1), a.get(2)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of4 f) {
    return new StepFunction(4, a -> f.apply(a.get(0), a.get(1), a.get(2), a.get(3)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of5 f) {
    return new StepFunction(5, a -> f.apply(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of6 f) {
    return new StepFunction(
        6, a -> f.apply(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of7 f) {
    return new StepFunction(
        7, a -> f.apply(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5), a.get(6)));
  }

  /** With its number of arguments. */
  public static StepFunction of(Of8 f) {
    return new StepFunction(
        8,
        a ->
            f.apply(
                a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5), a.get(6), a.get(7)));
  }
}
