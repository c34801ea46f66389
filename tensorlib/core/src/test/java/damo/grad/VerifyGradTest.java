package damo.grad;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.GradientException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.op.elemwise.Elemwise;
import damo.scalar.Prim;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class VerifyGradTest {
  /** The exponential, with a derivative that is right at 0 only. */
  private record Wrong() implements TensorOp {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public List<TensorType> types(List<TensorVariable> inputs) {
      return new Elemwise(Prim.EXP).types(inputs);
    }

    @Override
    public Meaning meaning(Apply node) {
      return new Elemwise(Prim.EXP).meaning(node);
    }

    @Override
    public List<Gradient> pullback(Node node, List<TensorVariable> outputGradients) {
      return List.of(Gradient.of(outputGradients.getFirst().mul(node.in(0).add(1))));
    }
  }

  @Test
  void rightGradientsPass() {
    double[][] x = {{0.3, -1.2, 2}, {1, 0.1, -0.4}};
    T.verifyGrad(a -> a.exp().mul(a), List.of(x));
    T.verifyGrad((a, b) -> T.dot(a, b), List.of(x, new double[] {1, 2, 3}));
    T.verifyGrad((a, b, c) -> a.mul(b).add(c), List.of(x, new double[] {1, 2, 3}, 0.5));
  }

  @Test
  void float32IsComparedMoreCoarsely() {
    T.verifyGrad(a -> a.tanh().sum(), List.of(new float[] {0.5f, -1, 2}));
  }

  @Test
  void emptyArraysHaveNothingToDiffer() {
    T.verifyGrad(
        a -> a.exp(), List.of(Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 0, 3)));
  }

  @Test
  void theFirstWrongElementIsNamed() {
    GradientException e =
        assertThrows(
            GradientException.class,
            () -> T.verifyGrad(a -> new Wrong().apply(a), List.of(new double[] {0, 2})));
    assertTrue(
        e.getMessage().contains("argument 0 of shape [2] is wrong at element 1"), e.getMessage());
    assertTrue(e.getMessage().contains("seed 234"), e.getMessage());
  }

  @Test
  void tolerancesAreThoseAskedFor() {
    T.verifyGrad(a -> new Wrong().apply(a), List.of(new double[] {0.1}), 1, 1e-6, 0.1, 0);
    assertThrows(
        GradientException.class,
        () ->
            T.verifyGrad(a -> new Wrong().apply(a), List.of(new double[] {0.1}), 1, 1e-6, 1e-4, 0));
  }

  @Test
  void integersHaveNoGradients() {
    DTypeException e =
        assertThrows(
            DTypeException.class, () -> T.verifyGrad(a -> a.sum(), List.of(new int[] {1})));
    assertTrue(e.getMessage().contains("int32"), e.getMessage());
  }

  @Test
  void thereIsAPointForEachArgument() {
    assertSays(
        DamoException.class,
        () -> T.verifyGrad((a, b) -> a.mul(b), List.of(new double[] {1})),
        "2 arguments",
        "1 points");
    assertSays(
        DamoException.class,
        () -> T.verifyGrad((TensorVariable a) -> a.sqr(), List.of()),
        "got none");
  }

  @Test
  void aFunctionOfOneArgumentIsCheckedAtEachPoint() {
    T.verifyGrad((TensorVariable a) -> a.abs(), List.of(1.0, -2.0));
    assertSays(
        GradientException.class,
        () -> T.verifyGrad((TensorVariable a) -> T.gradClip(a, -1, 1).sqr(), List.of(0.1, 2.0)),
        "where the argument is 2.0");
  }

  @Test
  void numericGradientsHaveTheShapeOfThePoint() {
    INDArray g = T.numericGrad(a -> a.sqr().sum(), new double[][] {{1, -2, 3}});
    assertArrayEquals(new long[] {1, 3}, g.shape());
    assertArrayEquals(new double[] {2, -4, 6}, g.toDoubleMatrix()[0], 1e-6);
    assertThrows(ShapeException.class, () -> T.numericGrad(a -> a.sqr(), new double[] {1, 2}));
  }
}
