package damo.grad;

import static damo.testing.Errors.assertSays;
import static damo.testing.Errors.lineAbove;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import damo.Damo;
import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.DisconnectedInputException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said when there is no gradient to take. */
class BadGradientsTest {
  private final TensorVariable x = T.fmatrix("x");
  private final SharedTensor w = Damo.shared(new float[] {1, 2}, "w");

  @Test
  void theCostIsAScalar() {
    TensorVariable cost = x.sum(0);
    String line = lineAbove();
    assertSays(
        ShapeException.class,
        () -> T.grad(cost, x),
        "the cost must be a scalar, sum.0 has rank 1 (vector(float32), made at " + line + ")",
        "take its sum or mean");
  }

  @Test
  void theCostIsAFloat() {
    TensorVariable k = T.imatrix("k");
    assertSays(
        DTypeException.class, () -> T.grad(k.sum(), x), "float scalar", "scalar(int64)", "[k]");
    assertSays(DTypeException.class, () -> T.grad(k.sum().mul(1.0), k), "k", "int32", "cast it");
    assertSays(DamoException.class, () -> T.grad(null, x), "a gradient needs a cost");
  }

  @Test
  void aParameterThatTheCostDoesNotDependOnIsNamed() {
    assertSays(
        DisconnectedInputException.class,
        () -> T.grad(x.sum(), List.of(x, w)),
        "the cost does not depend on w (vector(float32), made at BadGradientsTest.java:",
        "no path leads from it to the cost",
        "DisconnectedInputs.IGNORE");
  }

  @Test
  void dependingOnTheShapeAloneIsNotDependingAndTheReasonIsGiven() {
    TensorVariable cost = x.sum().mul(w.shape().sum().astype(DType.FLOAT32));
    assertSays(
        DisconnectedInputException.class,
        () -> T.grad(cost, w),
        "the cost does not depend on w",
        "a shape does not depend on the elements");
  }

  @Test
  void zerosAreGivenToThoseWhoAskForThem() {
    GradOptions ignore = GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE);
    TensorVariable g = T.grad(x.sum(), w, ignore);
    assertArrayEquals(new float[] {0, 0}, g.eval().toFloatVector());
    assertNull(T.grad(x.sum(), w, ignore.returnDisconnected("none")));
  }

  @Test
  void aDrawHasNoGradientWithRespectToItsParameters() {
    TensorVariable s = T.fscalar("s");
    TensorVariable draw = new RandomStreams(1).normal(new int[] {2}, s, 1);
    String line = lineAbove();
    assertSays(
        NullGradientException.class,
        () -> T.grad(draw.sum(), s),
        "the gradient with respect to s is undefined",
        "normal made at " + line);
    assertNull(T.grad(draw.sum(), s, GradOptions.of().nullGradients("return")));
  }
}
