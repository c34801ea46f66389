package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DatasetTest {
  /** Row i has the features 10 i and 10 i + 1 and the label i mod 3. */
  private static Dataset rows(int n) {
    double[][] x = new double[n][];
    Arrays.setAll(x, i -> new double[] {10 * i, 10 * i + 1});
    int[] y = IntStream.range(0, n).map(i -> i % 3).toArray();
    return new Dataset(
        Nd4j.createFromArray(x), Nd4j.createFromArray(y), List.of("a", "b", "c"), List.of());
  }

  private static int[] sources(Dataset data) {
    return IntStream.range(0, data.size()).map(i -> (int) data.x().getDouble(i, 0) / 10).toArray();
  }

  private static int[] epoch(Batches batches) {
    return StreamSupport.stream(batches.spliterator(), false)
        .flatMapToInt(
            batch -> Arrays.stream(batch.x().getColumn(0).castTo(DataType.INT).toIntVector()))
        .map(feature -> feature / 10)
        .toArray();
  }

  private static int[] sorted(int[] values) {
    return Arrays.stream(values).sorted().toArray();
  }

  @Test
  void chosenRowsKeepTheirLabels() {
    Dataset chosen = rows(9).rows(7, 2, 7);
    assertArrayEquals(new float[] {70, 71, 20, 21, 70, 71}, chosen.x().reshape(6).toFloatVector());
    assertArrayEquals(new int[] {1, 2, 1}, chosen.y().toIntVector());
  }

  @Test
  void rowsOfColumnMajorViewsAreTakenRight() {
    INDArray tall = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}).transpose();
    Dataset data = Dataset.of(tall, Nd4j.createFromArray(0, 1, 0));
    assertArrayEquals(new float[] {3, 6}, data.rows(2).x().reshape(2).toFloatVector());
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, data.x().dup('c').data().asFloat());
  }

  @Test
  void rowsThatDoNotExistAreRefused() {
    assertMessage("row 9 is not one of 0 to 8", () -> rows(9).rows(9));
    assertMessage("no rows were chosen: a data set has at least one", () -> rows(9).rows());
  }

  @Test
  void partsOfASplitAreTheWhole() {
    Split split = rows(10).split(0.8, 1);
    assertEquals(8, split.train().size());
    int[] all =
        IntStream.concat(
                Arrays.stream(sources(split.train())), Arrays.stream(sources(split.test())))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 10).toArray(), all);
  }

  @Test
  void theSeedDecidesTheSplit() {
    assertArrayEquals(
        sources(rows(50).split(0.5, 7).train()), sources(rows(50).split(0.5, 7).train()));
    assertEquals(
        false,
        Arrays.equals(
            sources(rows(50).split(0.5, 7).train()), sources(rows(50).split(0.5, 8).train())));
  }

  @Test
  void stratifiedPartsKeepTheProportions() {
    Split split = Digits.load().splitStratified(0.75, 3);
    assertArrayEquals(
        new int[] {134, 137, 133, 137, 136, 137, 136, 134, 131, 135}, split.train().counts());
    assertEquals(1797, split.train().size() + split.test().size());
  }

  @Test
  void senselessFractionsAreRefused() {
    assertMessage("a fraction lies between 0 and 1, and this is 80.0", () -> rows(9).split(80, 1));
    assertMessage(
        "a fraction lies between 0 and 1, and this is NaN", () -> rows(9).split(Double.NaN, 1));
    assertMessage(
        "1 rows cannot be cut so: one part would be empty; choose another fraction",
        () -> rows(1).split(0.5, 1));
  }

  @Test
  void labelledFormHasTheLabelInColumnZero() {
    INDArray matrix = rows(5).labelled();
    assertArrayEquals(new long[] {5, 3}, matrix.shape());
    assertArrayEquals(new float[] {1, 40, 41}, matrix.getRow(4).toFloatVector());
    Dataset back = Dataset.ofLabelled(matrix);
    assertEquals(rows(5).x(), back.x());
    assertEquals(rows(5).y(), back.y());
  }

  @Test
  void oneHotMarksTheLabel() {
    float[] expected = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0};
    assertArrayEquals(expected, rows(4).oneHot().reshape(12).toFloatVector());
    assertArrayEquals(new long[] {1, 3}, rows(1).oneHot().shape());
  }

  @Test
  void featuresAreDivided() {
    assertEquals(1, Digits.load().dividedBy(16).x().maxNumber().doubleValue());
    assertMessage(
        "features can be divided by a finite number other than 0, not 0.0",
        () -> rows(2).dividedBy(0));
  }

  @Test
  void aLabelColumnIsFlattened() {
    INDArray column = Nd4j.createFromArray(new double[][] {{1}, {0}});
    assertArrayEquals(new int[] {1, 0}, Dataset.of(Nd4j.ones(2, 3), column).y().toIntVector());
  }

  @Test
  void nanNamesItsPlace() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1, 2}, {3, Float.NaN}});
    assertMessage(
        "feature 1 of row 1 is NaN: clean the data before it is trained on",
        () -> Dataset.of(x, Nd4j.createFromArray(0, 1)));
  }

  @Test
  void labelsOutOfRangeNameTheirRow() {
    assertMessage(
        "label 3 of row 1 is not one of the 3 classes, whose labels are 0 to 2",
        () ->
            new Dataset(
                Nd4j.ones(2, 1), Nd4j.createFromArray(0, 3), List.of("a", "b", "c"), List.of()));
    assertMessage(
        "labels are whole numbers from 0 on, and row 0 has 0.5",
        () -> Dataset.of(Nd4j.ones(1, 1), Nd4j.createFromArray(0.5)));
    for (double large : new double[] {1_500_000_000, Integer.MAX_VALUE})
      assertMessage(
          "label %d would make %d classes: number the classes from 0 on"
              .formatted((long) large, (long) large + 1),
          () -> Dataset.of(Nd4j.ones(2, 1), Nd4j.createFromArray(0, large)));
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertMessage(
        "each of the 2 rows needs one label, and there are 3",
        () -> Dataset.of(Nd4j.ones(2, 2), Nd4j.createFromArray(0, 1, 1)));
    assertMessage(
        "features are a matrix with a row for each example, not an array of shape (4)",
        () -> Dataset.of(Nd4j.createFromArray(1f, 2f, 3f, 4f), Nd4j.createFromArray(0)));
    assertMessage(
        "pictures of shape [2, 3] have 6 values, and the rows have 4",
        () -> new Dataset(Nd4j.ones(1, 4), Nd4j.createFromArray(0), List.of("a"), List.of(2, 3)));
  }

  @Test
  void epochsGoThroughAllRowsInNewOrders() {
    Batches batches = rows(10).batches(4, 5);
    assertEquals(3, batches.size());
    int[] first = epoch(batches);
    int[] second = epoch(batches);
    assertArrayEquals(IntStream.range(0, 10).toArray(), sorted(first));
    assertArrayEquals(IntStream.range(0, 10).toArray(), sorted(second));
    assertEquals(false, Arrays.equals(first, second));
  }

  @Test
  void theLastBatchIsShort() {
    int[] sizes = new int[3];
    int i = 0;
    for (Batch batch : rows(10).batches(4, 5)) {
      sizes[i++] = batch.size();
    }
    assertArrayEquals(new int[] {4, 4, 2}, sizes);
  }

  @Test
  void drawsComeWithReplacement() {
    Draws draws = rows(3).draws(1000, 2);
    Batch batch = draws.next();
    assertEquals(1000, batch.size());
    double zeros = Arrays.stream(batch.y().toIntVector()).filter(label -> label == 0).count();
    assertEquals(333, zeros, 60);
    assertEquals(false, batch.y().equals(draws.next().y()));
  }

  @Test
  void emptyBatchesAreRefused() {
    assertMessage("a batch has at least one row, not 0", () -> rows(3).batches(0, 1));
  }

  @Test
  void standardScalingHasMeanZeroAndDeviationOne() {
    Dataset digits = Digits.load();
    Dataset scaled = digits.scaledBy(Scaling.standard(digits.x()));
    assertEquals(0, scaled.x().getColumn(36).meanNumber().doubleValue(), 1e-5);
    assertEquals(1, scaled.x().getColumn(36).std(false, 0).getDouble(0), 1e-5);
    assertEquals(0, scaled.x().getColumn(0).sumNumber().doubleValue(), "a constant stays finite");
  }

  @Test
  void unitScalingReachesFromZeroToOne() {
    Dataset data = rows(5).scaledBy(Scaling.unit(rows(5).x()));
    assertArrayEquals(new float[] {0, .25f, .5f, .75f, 1}, data.x().getColumn(1).toFloatVector());
    assertMessage(
        "this scaling was measured on 64 features, and the data has 2",
        () -> rows(5).scaledBy(Scaling.unit(Digits.load().x())));
  }

  private static void assertMessage(String expected, Runnable action) {
    assertEquals(expected, assertThrows(DataException.class, action::run).getMessage());
  }
}
