package damo;

import damo.error.DamoException;
import damo.grad.VerifyGrad;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks of gradients. */
public abstract class GradientFunctions extends BatchFunctions {
  /** A function of three tensors. */
  @FunctionalInterface
  public interface TernaryOperator {
    /** A tensor made of these. */
    TensorVariable apply(TensorVariable x, TensorVariable y, TensorVariable z);
  }

  /** A function of four tensors. */
  @FunctionalInterface
  public interface QuaternaryOperator {
    /** A tensor made of these. */
    TensorVariable apply(TensorVariable x, TensorVariable y, TensorVariable z, TensorVariable w);
  }

  /**
   * Compares the gradients of {@code fn} with finite differences.
   *
   * @param points a float array for each argument of {@code fn}; float64 tells most. A function of
   *     one argument is checked at each of them
   * @throws damo.error.GradientException naming the first element that differs
   */
  public static void verifyGrad(UnaryOperator<TensorVariable> fn, List<?> points) {
    for (Object point : some(points)) VerifyGrad.verify(of(fn), List.of(point));
  }

  private static List<?> some(List<?> points) {
    if (points.isEmpty()) throw new DamoException("a gradient is checked at a point, got none");
    return points;
  }

  /** As {@link #verifyGrad(UnaryOperator, List)}, of two arguments. */
  public static void verifyGrad(BinaryOperator<TensorVariable> fn, List<?> points) {
    VerifyGrad.verify(of(fn), points);
  }

  /** As {@link #verifyGrad(UnaryOperator, List)}, of three arguments. */
  public static void verifyGrad(TernaryOperator fn, List<?> points) {
    VerifyGrad.verify(of(fn), points);
  }

  /** As {@link #verifyGrad(UnaryOperator, List)}, of four arguments. */
  public static void verifyGrad(QuaternaryOperator fn, List<?> points) {
    VerifyGrad.verify(of(fn), points);
  }

  /**
   * As {@link #verifyGrad(UnaryOperator, List)}.
   *
   * @param seed of the random weights of the outputs
   * @param eps the step of the differences, relative for elements greater than 1
   * @param absTol an element passes if its error is at most this,
   * @param relTol or at most this times the greater of both values
   */
  public static void verifyGrad(
      UnaryOperator<TensorVariable> fn,
      List<?> points,
      long seed,
      double eps,
      double absTol,
      double relTol) {
    for (Object point : some(points))
      VerifyGrad.verify(of(fn), List.of(point), seed, eps, absTol, relTol);
  }

  /**
   * As {@link #verifyGrad(UnaryOperator, List, long, double, double, double)}, of two arguments.
   */
  public static void verifyGrad(
      BinaryOperator<TensorVariable> fn,
      List<?> points,
      long seed,
      double eps,
      double absTol,
      double relTol) {
    VerifyGrad.verify(of(fn), points, seed, eps, absTol, relTol);
  }

  /**
   * As {@link #verifyGrad(UnaryOperator, List, long, double, double, double)}, of three arguments.
   */
  public static void verifyGrad(
      TernaryOperator fn, List<?> points, long seed, double eps, double absTol, double relTol) {
    VerifyGrad.verify(of(fn), points, seed, eps, absTol, relTol);
  }

  /**
   * As {@link #verifyGrad(UnaryOperator, List, long, double, double, double)}, of four arguments.
   */
  public static void verifyGrad(
      QuaternaryOperator fn, List<?> points, long seed, double eps, double absTol, double relTol) {
    VerifyGrad.verify(of(fn), points, seed, eps, absTol, relTol);
  }

  /**
   * The gradient of {@code fn}, a scalar function, by finite differences.
   *
   * @param point a float array
   * @return of the shape and dtype of {@code point}
   */
  public static INDArray numericGrad(UnaryOperator<TensorVariable> fn, Object point) {
    return VerifyGrad.numeric(of(fn), point);
  }

  private static VerifyGrad.Expression of(UnaryOperator<TensorVariable> fn) {
    return inputs -> fn.apply(inputs.get(0));
  }

  private static VerifyGrad.Expression of(BinaryOperator<TensorVariable> fn) {
    return inputs -> fn.apply(taken(inputs, 2).get(0), inputs.get(1));
  }

  private static VerifyGrad.Expression of(TernaryOperator fn) {
    return inputs -> fn.apply(taken(inputs, 3).get(0), inputs.get(1), inputs.get(2));
  }

  private static VerifyGrad.Expression of(QuaternaryOperator fn) {
    return inputs -> fn.apply(taken(inputs, 4).get(0), inputs.get(1), inputs.get(2), inputs.get(3));
  }

  private static List<TensorVariable> taken(List<TensorVariable> inputs, int count) {
    if (inputs.size() == count) return inputs;
    throw new DamoException(
        "the function takes " + count + " arguments, got " + inputs.size() + " points");
  }
}
