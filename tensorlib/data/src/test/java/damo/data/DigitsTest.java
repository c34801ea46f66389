package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Figures computed with NumPy from the same file. */
class DigitsTest {
  private final Dataset digits = Digits.load();

  @Test
  void allDigitsAreThere() {
    assertArrayEquals(new long[] {1797, 64}, digits.x().shape());
    assertArrayEquals(new long[] {1797}, digits.y().shape());
    assertEquals(DataType.FLOAT, digits.x().dataType());
    assertEquals(DataType.INT, digits.y().dataType());
    assertEquals(List.of(8, 8), digits.imageShape());
  }

  @Test
  void classesAreCounted() {
    int[] expected = {178, 182, 177, 183, 181, 182, 181, 179, 174, 180};
    assertArrayEquals(expected, digits.counts());
  }

  @Test
  void pixelsAddUp() {
    assertEquals(561718, digits.x().sumNumber().doubleValue());
    assertEquals(18512, digits.x().getColumn(36).sumNumber().doubleValue());
    assertEquals(268, digits.x().getRow(1000).sumNumber().doubleValue());
    assertEquals(1, digits.y().getInt(1000));
    assertEquals(16, digits.x().maxNumber().doubleValue());
  }

  @Test
  void imagesHaveRowsFromTheTop() {
    double[] firstLine = digits.images().slice(1796).getRow(1).toDoubleVector();
    assertArrayEquals(new double[] {0, 2, 16, 14, 6, 1, 0, 0}, firstLine);
  }

  @Test
  void theyDescribeThemselves() {
    assertEquals("Dataset: 1797 rows, 64 features (pictures 8×8), 10 classes", digits.toString());
  }
}
