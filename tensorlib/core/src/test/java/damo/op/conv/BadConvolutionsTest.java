package damo.op.conv;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.Conv;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** What convolutions know and refuse, when the graph is built and when it runs. */
class BadConvolutionsTest {
  private final TensorVariable x = T.ftensor4("x");
  private final TensorVariable w = T.ftensor4("w");

  private static TensorVariable known(String name, long... shape) {
    return T.tensor(name, DType.FLOAT32, shape);
  }

  @Test
  void ranksMustFit() {
    assertSays(
        ShapeException.class, () -> T.nnet.conv2d(T.matrix("m"), w), "m", "4 axes", "conv2d");
    assertSays(ShapeException.class, () -> T.nnet.conv2d(x, T.matrix("m")), "m", "4 axes");
    assertSays(ShapeException.class, () -> T.nnet.conv3d(x, w), "x", "5 axes");
  }

  @Test
  void channelsKnownToDifferAreRefusedAtOnce() {
    assertSays(
        ShapeException.class,
        () -> T.nnet.conv2d(known("a", -1, 2, -1, -1), known("b", -1, 3, 2, 2)),
        "a",
        "b",
        "2 channels",
        "3");
    assertSays(
        ShapeException.class,
        () -> T.nnet.conv2d(known("a", -1, 3, 4, 4), w, Conv.border("valid").groups(2)),
        "3 channels",
        "2 groups");
  }

  @Test
  void channelsFoundToDifferAreNamed() {
    Function f = Damo.function(List.of(x, w), T.nnet.conv2d(x, w));
    assertSays(
        ShapeException.class,
        () -> f.call(zeros(1, 2, 4, 4), zeros(1, 3, 2, 2)),
        "2 channels",
        "3",
        "conv2d");
  }

  @Test
  void filtersLargerThanImagesAreRefused() {
    assertSays(
        ShapeException.class,
        () -> T.nnet.conv2d(known("a", 1, 1, 2, 9), known("b", 1, 1, 3, 3)),
        "axis 0",
        "3 elements",
        "2");
    Function f = Damo.function(List.of(x, w), T.nnet.conv2d(x, w, Conv.border(1)));
    assertSays(
        ShapeException.class,
        () -> f.call(zeros(1, 1, 9, 2), zeros(1, 1, 3, 5)),
        "axis 1",
        "5 elements",
        "with their border 4");
  }

  @Test
  void promisedShapesAreChecked() {
    Conv promised = Conv.border("valid").inputShape(-1, 1, 4, 4).filterShape(2, -1, 3, 3);
    TensorVariable y = T.nnet.conv2d(x, w, promised);
    assertArrayEquals(new long[] {-1, 2, 2, 2}, y.staticShape());
    Function f = Damo.function(List.of(x, w), y);
    assertArrayEquals(
        new long[] {5, 2, 2, 2}, f.call(zeros(5, 1, 4, 4), zeros(2, 1, 3, 3)).shape());
    assertSays(
        ShapeException.class,
        () -> f.call(zeros(5, 1, 5, 4), zeros(2, 1, 3, 3)),
        "images were promised",
        "4",
        "5");
    assertSays(
        ShapeException.class,
        () -> f.call(zeros(5, 1, 4, 4), zeros(3, 1, 3, 3)),
        "filters were promised",
        "2",
        "3");
    assertSays(
        ShapeException.class,
        () -> T.nnet.conv2d(known("a", 1, 1, 5, 5), w, promised),
        "images were promised");
    assertSays(
        ShapeException.class,
        () -> T.nnet.conv2d(x, w, Conv.border("valid").inputShape(4, 4)),
        "4 lengths",
        "2");
  }

  @Test
  void gradientsCheckWhatTheyAreGiven() {
    assertSays(
        ShapeException.class,
        () ->
            T.nnet.conv2dGradWrtInputs(
                known("g", 1, 1, 2, 2),
                known("b", 1, 1, 3, 3),
                new int[] {1, 1, 9, 4},
                Conv.border("valid")),
        "axis 0",
        "7",
        "2");
    TensorVariable open =
        T.nnet.conv2dGradWrtInputs(x, w, new int[] {-1, -1, -1, 4}, Conv.border("valid"));
    Function f = Damo.function(List.of(x, w), open);
    assertSays(
        ShapeException.class,
        () -> f.call(zeros(1, 1, 2, 2), zeros(1, 1, 3, 3)),
        "the lengths do not say it all");
  }

  @Test
  void lengthsAreKnownWhereTheyFollow() {
    TensorVariable y =
        T.nnet.conv2d(
            known("a", -1, 4, 9, -1),
            known("b", 6, -1, 3, 3),
            Conv.border("half").subsample(2, 1).groups(2));
    assertArrayEquals(new long[] {-1, 6, 5, -1}, y.staticShape());
    TensorVariable full = known("a", 2, 3, 4, 5);
    TensorVariable slope = T.grad(T.nnet.conv2d(full, w).sum(), full);
    assertArrayEquals(new long[] {2, 3, 4, 5}, slope.staticShape());
  }

  @Test
  void optionsSayWhatTheyWant() {
    assertSays(DamoException.class, () -> Conv.border("same"), "valid", "full", "half", "same");
    assertSays(DamoException.class, () -> Conv.border(-1), "not negative", "-1");
    assertSays(DamoException.class, () -> Conv.border(new int[][] {{1}}), "two numbers");
    assertSays(DamoException.class, () -> Conv.border(1).subsample(0), "positive", "0");
    assertSays(DamoException.class, () -> Conv.border(1).groups(0), "positive");
    assertSays(
        DamoException.class,
        () -> T.nnet.conv2d(x, w, Conv.border(1).subsample(1, 2, 3)),
        "2 axes",
        "[1, 2, 3]");
    assertSays(
        DamoException.class,
        () -> T.nnet.conv2d(x, w, Conv.border(1, 2, 3)),
        "2 axes",
        "[1, 2, 3]");
    assertSays(
        DamoException.class,
        () -> T.nnet.causalConv1d(T.tensor3(), T.tensor3(), Conv.border("full")),
        "causal",
        "valid");
    assertSays(ShapeException.class, () -> T.signal.conv2d(x, w), "matrix", "x");
  }

  private static org.nd4j.linalg.api.ndarray.INDArray zeros(long... shape) {
    return Nd4j.zeros(DataType.FLOAT, shape);
  }
}
