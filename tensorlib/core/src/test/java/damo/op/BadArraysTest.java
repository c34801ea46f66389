package damo.op;

import static damo.testing.Errors.assertSays;

import damo.T;
import damo.compile.Function;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.scalar.DType;
import damo.tensor.Pad;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said when arrays do not fit: at once where lengths are known, else when it runs. */
class BadArraysTest {
  private static final double[][] ROWS = {{1, 2, 3}, {4, 5, 6}};
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable known = T.tensor("k", DType.FLOAT64, 2, 3);
  private final TensorVariable i = T.lvector("i");

  private static Function f(TensorVariable out, TensorVariable... in) {
    return damo.Damo.function(List.of(in), out);
  }

  @Test
  void anIndexArrayNamesTheAxisOfTheArrayThatWasIndexed() {
    assertSays(
        ShapeException.class,
        () -> f(x.get(0, i), x, i).call(ROWS, new long[] {1, 3}),
        "index 3 is out of range for axis 1 of length 3");
    assertSays(
        ShapeException.class,
        () -> known.get(0, new int[] {-4}),
        "index -4 is out of range for axis 1 of k, whose length is 3");
    assertSays(
        ShapeException.class,
        () -> f(T.setSubtensor(x.get(null, i, 0), 0), x, i).call(ROWS, new long[] {2}),
        "index 2 is out of range for axis 0 of length 2");
  }

  @Test
  void whatIsWrittenBroadcastsToWhereItGoes() {
    assertSays(
        ShapeException.class,
        () -> f(T.setSubtensor(i.get(null), T.arange(5)), i).call(new long[] {1}),
        "does not broadcast to");
    assertSays(DTypeException.class, () -> T.setSubtensor(i.get(0), 1.5), "i is int64", "float64");
    assertSays(DamoException.class, () -> T.incSubtensor(x, 1), "expected an index expression");
  }

  @Test
  void partsAddUp() {
    assertSays(
        ShapeException.class,
        () -> f(T.split(x, i, 2, 1).get(0), x, i).call(ROWS, new long[] {1, 1}),
        "axis 1 of shape (2, 3) has length 3, the sizes of the parts add up to 2");
    assertSays(
        ShapeException.class,
        () -> f(T.split(x, i, 2, 1).get(1), x, i).call(ROWS, new long[] {4, -1}),
        "the size asked for is -1");
    assertSays(
        ShapeException.class,
        () -> T.split(known, new int[] {-1, 4}, 2, 1),
        "must not be negative");
  }

  @Test
  void lengthsAreAsSpecified() {
    assertSays(
        ShapeException.class,
        () -> f(T.specifyShape(x, null, 4), x).call((Object) ROWS),
        "specifyShape of x (2, 3)",
        "axis 1 of shape (2, 3) has length 3, specified is 4");
    assertSays(
        ShapeException.class, () -> T.addbroadcast(known, 0), "has length 2, specified is 1");
    assertSays(ShapeException.class, () -> T.specifyShape(x, 2), "2 axes: 1 lengths");
  }

  @Test
  void countsAndNumbersAreInRange() {
    assertSays(
        ShapeException.class,
        () -> f(T.bincount(i), i).call(new long[] {2, -1}),
        "numbers from 0 on are counted, got -1");
    assertSays(DTypeException.class, () -> T.bincount(x.flatten()), "counts integers");
    assertSays(
        ShapeException.class,
        () -> f(T.unravelIndex(i, new int[] {2, 3}).get(0), i).call(new long[] {6}),
        "flat index 6 is out of range for shape (2, 3)");
    assertSays(
        ShapeException.class,
        () -> f(T.ravelMultiIndex(List.of(i, 1), new int[] {2, 3}), i).call(new long[] {2}),
        "index 2 is out of range for axis 0 of length 2");
    assertSays(
        ShapeException.class,
        () -> f(T.toOneHot(i, 3), i).call(new long[] {0, 3}),
        "index 3 is out of range for axis 1 of length 3");
  }

  @Test
  void repeatsAreAsManyAsPositions() {
    assertSays(
        ShapeException.class,
        () -> f(x.repeat(i, 0), x, i).call(ROWS, new long[] {1, 2, 3}),
        "the axis has length 2, and there are 3 numbers of repeats");
    assertSays(
        ShapeException.class,
        () -> f(x.repeat(i, 0), x, i).call(ROWS, new long[] {1, -2}),
        "must not be negative, got -2");
    assertSays(ShapeException.class, () -> known.repeat(new int[] {1, 2}, 1), "has length 3");
  }

  @Test
  void anAxisThatIsNotThereIsNamed() {
    for (Runnable bad : axesThatAreNotThere())
      assertSays(ShapeException.class, bad::run, "there is no axis 2");
    assertSays(
        ShapeException.class,
        () -> f(T.join(i.get(0), x, x), x, i).call(ROWS, new long[] {2}),
        "there is no axis 2");
  }

  private List<Runnable> axesThatAreNotThere() {
    return List.of(
        () -> x.sort(2),
        () -> x.argsort(2),
        () -> x.cumsum(2),
        () -> T.topk(x, 1, 2),
        () -> x.take(0, 2),
        () -> x.repeat(2, 2),
        () -> T.roll(x, 1, 2),
        () -> T.takeAlongAxis(x, x.argsort(), 2),
        () -> T.unique(x, damo.tensor.Unique.of().axis(2)),
        () -> T.split(x, i, 2, 2),
        () -> T.median(x, 2));
  }

  @Test
  void optionsAreAmongThoseThatThereAre() {
    assertSays(DamoException.class, () -> Pad.mode("mirror"), "\"mirror\"", "reflect");
    assertSays(DamoException.class, () -> T.searchsorted(i, 1, "middle"), "\"middle\"");
    assertSays(DamoException.class, () -> T.take(x, i, 0, "throw"), "\"throw\"", "wrap");
    assertSays(DamoException.class, () -> T.topk(x, 0), "k must not be 0");
    assertSays(ShapeException.class, () -> T.topk(known, 4), "4 elements", "has length 3");
    assertSays(
        ShapeException.class,
        () -> f(T.topk(x, -4), x).call((Object) ROWS),
        "4 elements are asked for, axis 1 has length 3");
    assertSays(DamoException.class, () -> T.pad(x, new int[][] {{1, -1}}), "not negative");
    assertSays(ShapeException.class, () -> T.tril(i), "wants a matrix");
    assertSays(ShapeException.class, () -> T.diagonal(x, 0, 1, -1), "needs two axes, got twice 1");
  }
}
