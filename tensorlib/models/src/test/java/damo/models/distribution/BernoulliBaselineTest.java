package damo.models.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.Csr;
import damo.data.DataException;
import damo.models.Reference;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values of NumPy: src/test/python/distribution.py. */
class BernoulliBaselineTest {
  private static final Reference NUMPY = Reference.of("distribution");
  private static final INDArray TRAIN = NUMPY.get("train");
  private static final INDArray TEST = NUMPY.get("test");

  @Test
  void sharesAndCostsOfRowsAreThoseOfNumPyDenseAndSparse() {
    BernoulliBaseline dense = BernoulliBaseline.fit(TRAIN);
    BernoulliBaseline sparse = BernoulliBaseline.fit(Csr.of(TRAIN));
    NUMPY.assertIs("p", dense.p(), 1e-15);
    NUMPY.assertIs("p", sparse.p(), 1e-15);
    NUMPY.assertIs("nll", dense.nll(TEST), 1e-10);
    NUMPY.assertIs("nll", sparse.nll(Csr.of(TEST)), 1e-10);
  }

  @Test
  void whatNeverWasCostsMuchAndIsFinite() {
    BernoulliBaseline never = BernoulliBaseline.fit(Nd4j.zeros(4, 1));
    double cost = never.nll(Nd4j.ones(1, 1)).getDouble(0);
    assertEquals(-Math.log(1e-6), cost, 1e-9);
    assertTrue(Double.isFinite(cost));
  }

  @Test
  void otherNumbersAreToldWithTheirPlace() {
    INDArray x = TRAIN.dup();
    x.putScalar(4, 2, Float.NaN);
    assertEquals(
        "row 4, column 2 is NaN: zeros and ones were expected",
        assertThrows(DataException.class, () -> BernoulliBaseline.fit(x)).getMessage());
    BernoulliBaseline fitted = BernoulliBaseline.fit(TRAIN);
    assertThrows(DataException.class, () -> fitted.nll(TRAIN.mul(0.5)));
    assertEquals(
        "rows of 5 numbers were expected, not of 3",
        assertThrows(DataException.class, () -> fitted.nll(Nd4j.ones(2, 3))).getMessage());
    assertThrows(
        DataException.class, () -> BernoulliBaseline.fit(Nd4j.create(DataType.FLOAT, 0, 3)));
  }
}
