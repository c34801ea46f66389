package damo.op.nnet;

import damo.T;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.NullGradientException;
import damo.error.ShapeException;
import damo.tensor.BatchNorm;
import damo.tensor.TensorVariable;
import damo.testing.Errors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is said about operands that do not fit. */
class BadNnetTest {
  private static final TensorVariable X = T.dmatrix("x");
  private static final TensorVariable V = T.dvector("v");
  private static final TensorVariable I = T.lvector("i");

  private static void says(Class<? extends DamoException> type, String what, Executable call) {
    Errors.assertSays(type, call, what);
  }

  @Test
  void chooseNamesWhatItExpects() {
    says(DTypeException.class, "integers as index, got v", () -> T.choose(V, List.of(V, V)));
    says(DamoException.class, "at least one", () -> T.choose(I, List.of()));
    says(DamoException.class, "got \"near\"", () -> T.choose(I, List.of(V), "near"));
    says(
        ShapeException.class,
        "index 2",
        () -> T.choose(new int[] {0, 2}, List.of(new double[] {1, 2}, 3.5)).eval());
  }

  @Test
  void batchNormalizationNamesItsOptions() {
    says(DamoException.class, "at least 1.0E-5, got 1.0E-6", () -> BatchNorm.axes(0).epsilon(1e-6));
    says(DamoException.class, "got \"rows\"", () -> BatchNorm.axes("rows"));
    says(DamoException.class, "at least one axis", () -> BatchNorm.axes(new int[0]));
    says(
        ShapeException.class,
        "there is no axis 2",
        () -> T.nnet.batchNormalizationTrain(X, V, V, BatchNorm.axes(2)));
    says(
        ShapeException.class,
        "have rank 1 or 2, all the same; x has rank 2",
        () -> T.nnet.batchNormalizationTrain(X, V, X));
  }

  @Test
  void labelsHaveOneRankLess() {
    says(
        ShapeException.class,
        "expected labels of rank 1",
        () -> T.nnet.crossentropyCategorical1hot(X, T.lmatrix("y")));
    says(DTypeException.class, "labels are integers", () -> T.nnet.crossentropySoftmax1hot(X, V));
    says(ShapeException.class, "two vectors", () -> T.nnet.confusionMatrix(I, X));
    says(
        ShapeException.class,
        "a scalar and a matrix, got ranks 1 and 2",
        () -> T.nnet.prependScalarToEachRow(V, X));
  }

  @Test
  void hierarchiesAreLargeEnough() {
    says(
        ShapeException.class,
        "2 classes of 3 outputs are too few for 7",
        () -> T.nnet.hSoftmax(X, 4, 7, 2, 3, X, V, T.dtensor3("w"), X));
  }

  @Test
  void ordersOfBesselFunctionsHaveNoGradient() {
    TensorVariable order = T.dscalar("n");
    says(
        NullGradientException.class,
        "jv has no derivative by its order",
        () -> T.grad(T.jv(order, V).sum(), order));
  }
}
