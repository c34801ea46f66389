package damo.op.pool;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.Pool;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** What pooling and neighbourhoods know and refuse. */
class BadPoolingTest {
  private final TensorVariable x = T.ftensor4("x");

  @Test
  void optionsSayWhatTheyWant() {
    assertSays(
        DamoException.class, () -> Pool.window(2).mode("mean"), "max", "average_exc_pad", "mean");
    assertSays(DamoException.class, () -> Pool.window(0), "window", "at least 1");
    assertSays(DamoException.class, () -> Pool.window(2).stride(0), "stride", "at least 1");
    assertSays(
        DamoException.class,
        () -> T.signal.pool2d(x, Pool.window(2, 2).pad(1, 1)),
        "ignoreBorder(true)");
    assertSays(
        DamoException.class,
        () -> T.signal.pool2d(x, Pool.window(2, 2).pad(2, 0).ignoreBorder(true)),
        "less than the window");
    assertSays(DamoException.class, () -> T.signal.pool2d(x, Pool.window(2, 2, 2)), "2 axes");
    assertSays(
        ShapeException.class, () -> T.signal.pool2d(T.vector("v"), Pool.window(2)), "v", "2 axes");
  }

  @Test
  void lengthsAreKnownWhereTheyFollow() {
    TensorVariable known = T.tensor("k", DType.FLOAT32, -1, 3, 9, -1);
    assertArrayEquals(
        new long[] {-1, 3, 5, -1}, T.signal.pool2d(known, Pool.window(2, 2)).staticShape());
    assertArrayEquals(
        new long[] {-1, 3, 4, -1},
        T.signal.pool2d(known, Pool.window(2, 2).ignoreBorder(true)).staticShape());
    TensorVariable full = T.tensor("k", DType.FLOAT32, 2, 3, 4, 6);
    assertArrayEquals(
        new long[] {36, 4}, T.nnet.images2neibs(full, new int[] {2, 2}).staticShape());
    assertArrayEquals(
        new long[] {2, 3, 10, 15}, T.nnet.fracBilinearUpsampling(full, 5, 2).staticShape());
  }

  @Test
  void patchesMustLieAsTheModeSays() {
    int[] two = {2, 2};
    assertSays(
        DamoException.class,
        () -> T.nnet.images2neibs(x, two, two, "around"),
        "wrap_centered",
        "around");
    assertSays(DamoException.class, () -> T.nnet.images2neibs(x, two, two, "wrap_centered"), "odd");
    assertSays(DamoException.class, () -> T.nnet.images2neibs(x, new int[] {2}), "two");
    assertSays(
        ShapeException.class,
        () -> T.nnet.images2neibs(T.tensor("a", DType.FLOAT32, 1, 1, 5, 4), two),
        "5",
        "ignore_borders");
    Function f = Damo.function(List.of(x), T.nnet.images2neibs(x, two));
    assertSays(
        ShapeException.class, () -> f.call(Nd4j.zeros(DataType.FLOAT, 1, 1, 4, 1)), "axis 1", "1");
    assertSays(
        ShapeException.class,
        () -> T.nnet.neibs2images(T.matrix("m"), two, new int[] {1, 1, 5, 4}),
        "[1, 1, 5, 4]");
    assertSays(ShapeException.class, () -> T.nnet.images2neibs(T.matrix("m"), two), "m");
  }

  @Test
  void ratiosArePositive() {
    assertSays(DamoException.class, () -> T.nnet.bilinearUpsampling(x, 0), "positive", "0");
    assertSays(ShapeException.class, () -> T.nnet.bilinearUpsampling(T.matrix("m"), 2), "m");
  }
}
