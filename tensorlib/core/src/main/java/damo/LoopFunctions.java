package damo;

import damo.scan.ScanBuilder;
import damo.scan.ScanBuilder.Purpose;
import damo.scan.StepFunction;

/** Loops over graphs; each starts a builder, which ends with {@code run()}. */
public abstract class LoopFunctions {
  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of0 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of1 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of2 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of3 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of4 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of5 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of6 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of7 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /**
   * A loop of {@code step}, a function of the sequences' elements, past outputs and non-sequences.
   */
  public static ScanBuilder scan(StepFunction.Of8 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** As {@code scan}, of a step that takes all of its arguments as one list. */
  public static ScanBuilder scanList(StepFunction.OfList step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of1 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of2 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of3 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of4 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of5 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of6 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of7 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** {@code step} of each element of the sequences. */
  public static ScanBuilder map(StepFunction.Of8 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.ALL);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of2 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of3 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of4 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of5 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of6 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of7 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** What {@code step} of an element and what was reached before comes to in the end. */
  public static ScanBuilder reduce(StepFunction.Of8 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of2 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of3 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of4 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of5 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of6 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of7 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the first element to the last. */
  public static ScanBuilder foldl(StepFunction.Of8 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of2 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of3 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of4 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of5 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of6 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of7 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** As {@code reduce}, from the last element to the first. */
  public static ScanBuilder foldr(StepFunction.Of8 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.LAST).goBackwards(true);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of1 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of2 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of3 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of4 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of5 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of6 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of7 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }

  /** The elements of the sequence for which {@code step}, a scalar, is true. */
  public static ScanBuilder filter(StepFunction.Of8 step) {
    return new ScanBuilder(StepFunction.of(step), Purpose.FILTER);
  }
}
