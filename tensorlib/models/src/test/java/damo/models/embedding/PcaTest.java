package damo.models.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.data.DataException;
import damo.error.DamoException;
import damo.models.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of scikit-learn: src/test/python/embedding.py. */
class PcaTest {
  private static final Reference SKLEARN = Reference.of("embedding");

  @ParameterizedTest
  @ValueSource(strings = {"tall", "wide", "square", "low"})
  void directionsVariancesAndPlacesAreThoseOfScikitLearn(String name) {
    INDArray x = SKLEARN.get(name + ".x");
    // centred, as many points as numbers have one direction less: the last is any that is left
    long sure = SKLEARN.get(name + ".components").rows() - (name.equals("square") ? 1 : 0);
    Pca pca = Pca.fit(x, (int) sure);
    var rows = org.nd4j.linalg.indexing.NDArrayIndex.interval(0, sure);
    var all = org.nd4j.linalg.indexing.NDArrayIndex.all();
    Reference.assertClose(
        SKLEARN.get(name + ".components").get(rows, all), pca.components(), 1e-10, name);
    Reference.assertClose(
        SKLEARN.get(name + ".variance").get(rows), pca.explainedVariance(), 1e-10, name);
    Reference.assertClose(
        SKLEARN.get(name + ".ratio").get(rows), pca.explainedVarianceRatio(), 1e-10, name);
    Reference.assertClose(
        SKLEARN.get(name + ".places").get(all, rows), pca.transform(x), 1e-10, name);
    SKLEARN.assertIs(name + ".back", pca.inverse(pca.transform(x)), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall", "square", "low"})
  void allDirectionsAreAtRightAnglesAlsoWhereNothingVaries(String name) {
    INDArray x = SKLEARN.get(name + ".x");
    Pca pca = Pca.fit(x, x.columns());
    INDArray products = pca.components().mmul(pca.components().transpose());
    Reference.assertClose(Nd4j.eye(x.columns()).castTo(DataType.DOUBLE), products, 1e-10, name);
    Reference.assertClose(x, pca.inverse(pca.transform(x)), 1e-10, name);
    assertEquals(pca.totalVariance(), pca.explainedVariance().sumNumber().doubleValue(), 1e-10);
  }

  @Test
  void pointsOfWhichOneColumnIsConstantDoNotVaryAlongIt() {
    INDArray x =
        Nd4j.createFromArray(new float[][] {{1, 5, 2}, {2, 5, 4.5f}, {4, 5, 7}, {0, 5, 0}});
    Pca pca = Pca.fit(x, 3);
    assertEquals(0, pca.explainedVariance().getDouble(2), 1e-12);
    assertArrayEquals(new double[] {0, 1, 0}, pca.components().getRow(2).toDoubleVector(), 1e-12);
  }

  @Test
  void equalPointsHaveNoVarianceAndTheirOwnPlaceBack() {
    INDArray x = Nd4j.ones(DataType.DOUBLE, 4, 2).muli(3);
    Pca pca = Pca.fit(x, 2);
    assertEquals(0, pca.totalVariance());
    assertArrayEquals(new double[2], pca.explainedVarianceRatio().toDoubleVector());
    assertEquals(x, pca.inverse(pca.transform(x)));
  }

  @Test
  void theGreatestNumberOfADirectionIsAboveZero() {
    for (String name : new String[] {"tall", "wide"}) {
      INDArray x = SKLEARN.get(name + ".x");
      INDArray there = Pca.fit(x, 3).components();
      assertEquals(there, Pca.fit(x, 3).components());
      for (int row = 0; row < 3; row++) {
        INDArray one = there.getRow(row);
        assertEquals(one.amaxNumber().doubleValue(), one.maxNumber().doubleValue());
      }
    }
  }

  @Test
  void whatCannotBeMeasuredIsTold() {
    INDArray x = Nd4j.rand(DataType.DOUBLE, 4, 3);
    assertEquals(
        "4 points of 3 numbers have from 1 to 3 directions, not 4",
        assertThrows(DamoException.class, () -> Pca.fit(x, 4)).getMessage());
    assertThrows(DamoException.class, () -> Pca.fit(x, 0));
    assertThrows(DataException.class, () -> Pca.fit(Nd4j.rand(1, 3), 1));
    assertThrows(DataException.class, () -> Pca.fit(Nd4j.create(DataType.FLOAT, 0, 3), 1));
    assertEquals(
        "rows of 3 numbers were expected, not an array of shape [2, 4]",
        assertThrows(DataException.class, () -> Pca.fit(x, 2).transform(Nd4j.rand(2, 4)))
            .getMessage());
    x.putScalar(2, 1, Double.NaN);
    assertEquals(
        "row 2, column 1 is NaN: points are finite numbers",
        assertThrows(DataException.class, () -> Pca.fit(x, 2)).getMessage());
  }
}
