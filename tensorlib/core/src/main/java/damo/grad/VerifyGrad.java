package damo.grad;

import damo.error.DTypeException;
import damo.error.GradientException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Elements;
import damo.value.Literals;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares symbolic gradients with finite differences: those of the sum of the outputs, weighted at
 * random, so that errors in different elements cannot cancel.
 */
public final class VerifyGrad {
  private final Expression fn;
  private final List<Value> points;
  private final List<TensorVariable> inputs;
  private final FiniteDifferences differences;

  /** A function of tensors. */
  @FunctionalInterface
  public interface Expression {
    /** The result, of which the gradient is compared. */
    TensorVariable of(List<TensorVariable> inputs);
  }

  private VerifyGrad(Expression fn, List<?> points) {
    this.fn = fn;
    this.points = points.stream().map(VerifyGrad::point).toList();
    this.inputs = new ArrayList<>();
    for (Value v : this.points)
      inputs.add(TensorType.unknown(v.dtype(), v.rank()).variable("x" + inputs.size()));
    this.differences = new FiniteDifferences(inputs, this.points);
  }

  private static Value point(Object o) {
    Value v = Literals.read(o).value();
    if (v.dtype().isFloat()) return v;
    throw new DTypeException(
        "a gradient is taken at floats, got "
            + v.dtype()
            + "; close the function over arguments that have no gradient");
  }

  /** With the usual step and tolerances of the coarsest dtype among {@code points}. */
  public static void verify(Expression fn, List<?> points) {
    VerifyGrad check = new VerifyGrad(fn, points);
    double tolerance = check.tolerance();
    check.run(234, check.step(), tolerance, tolerance);
  }

  /**
   * Checks at {@code points}, one float array for each argument of {@code fn}.
   *
   * @param seed of the random weights
   * @param eps the step of the differences, relative for elements greater than 1
   * @param absTol an element passes if its error is at most this,
   * @param relTol or at most this times the greater of both values
   * @throws GradientException naming the first element that differs
   */
  public static void verify(
      Expression fn, List<?> points, long seed, double eps, double absTol, double relTol) {
    new VerifyGrad(fn, points).run(seed, eps, absTol, relTol);
  }

  /** The gradient of a scalar function by finite differences, in the shape of {@code point}. */
  public static INDArray numeric(Expression fn, Object point) {
    VerifyGrad check = new VerifyGrad(fn, List.of(point));
    TensorVariable cost = fn.of(check.inputs);
    if (cost.ndim() != 0)
      throw new ShapeException(
          "numericGrad takes a scalar function, got " + cost.type() + "; take the sum");
    Value at = check.points.getFirst();
    double[] gradient = check.differences.gradient(cost, 0, check.step());
    return Nd4jBorder.toNd4j(Value.wrap(DType.FLOAT64, at.shape(), gradient).cast(at.dtype()));
  }

  private boolean isDouble() {
    return points.stream().allMatch(v -> v.dtype() == DType.FLOAT64);
  }

  private double step() {
    return isDouble() ? 1e-6 : 5e-3;
  }

  private double tolerance() {
    return isDouble() ? 1e-6 : 1e-2;
  }

  private void run(long seed, double eps, double absTol, double relTol) {
    TensorVariable cost = weighted(fn.of(inputs), seed);
    GradOptions options = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
    List<TensorVariable> symbolic = Gradients.grad(cost, inputs, options);
    for (int i = 0; i < inputs.size(); i++) {
      Value got = differences.at(symbolic.get(i));
      checkType(got, i);
      double[] want = differences.gradient(cost, i, eps);
      for (int k = 0; k < want.length; k++)
        if (!near(got.getDouble(k), want[k], absTol, relTol)) throw differs(i, k, got, want, seed);
    }
  }

  private TensorVariable weighted(TensorVariable out, long seed) {
    Ints shape = differences.at(out).shape();
    Random random = new Random(seed);
    Value weights = Value.zeros(DType.FLOAT64, shape);
    for (int k = 0; k < weights.size(); k++)
      Elements.of(DType.FLOAT64).setDouble(weights.array(), k, 0.5 + random.nextDouble());
    return out.mul(TensorConstant.of(weights)).sum();
  }

  private void checkType(Value got, int i) {
    Value point = points.get(i);
    if (got.dtype() != point.dtype() || !got.shape().equals(point.shape()))
      throw new GradientException(
          "the gradient with respect to argument "
              + i
              + " is "
              + got.dtype()
              + " of shape "
              + got.shape()
              + ", the argument "
              + point.dtype()
              + " of shape "
              + point.shape());
  }

  private static boolean near(double a, double b, double absTol, double relTol) {
    double error = Math.abs(a - b);
    return error <= absTol || error <= relTol * Math.max(Math.abs(a), Math.abs(b));
  }

  private GradientException differs(int i, int k, Value got, double[] want, long seed) {
    return new GradientException(
        "the gradient with respect to argument "
            + i
            + " of shape "
            + points.get(i).shape()
            + " is wrong at element "
            + k
            + ", where the argument is "
            + points.get(i).getDouble(k)
            + ": the symbolic gradient says "
            + got.getDouble(k)
            + ", finite differences say "
            + want[k]
            + " (weights of seed "
            + seed
            + ")");
  }
}
