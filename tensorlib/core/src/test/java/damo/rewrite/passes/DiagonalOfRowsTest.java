package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.error.DamoException;
import damo.rewrite.engine.Pass;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import damo.testing.Plain;
import damo.testing.Rewriting;
import damo.testing.Samples;
import damo.testing.TensorAssert;
import damo.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagonalOfRowsTest {
  private final Pass pass = Rewriting.pass(new DiagonalOfRows());
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable i = T.ivector("i");

  @Test
  void oneElementARowIsRead() {
    Rewriting r = Rewriting.of(pass, List.of(x, i), T.diag(x.get(i)));
    assertFalse(r.ops().contains("diagonal"), r.ops().toString());
    for (int rows : new int[] {0, 2, 3, 5}) {
      Samples s = new Samples(rows);
      List<Value> values = List.of(s.reals(4, 3), s.below(4, DType.INT32, rows));
      TensorAssert.assertSame(r.valueBefore(values), r.valueAfter(values), rows + " rows");
    }
  }

  @Test
  void otherDiagonalsStay() {
    assertFalse(Rewriting.of(pass, List.of(x, i), T.diag(x.get(i), 1)).changed());
    assertFalse(Rewriting.of(pass, List.of(x, i), T.diag(x.get(":", i))).changed());
    assertFalse(Rewriting.of(pass, List.of(x), T.diag(x)).changed());
    TensorVariable cube = T.dtensor3("cube");
    TensorVariable ofRows = T.diagonal(cube.get(i), 0, 0, 1);
    assertFalse(Rewriting.of(pass, List.of(cube, i), ofRows).changed());
  }

  @Test
  void anIndexOutOfRangeIsAnErrorStill() {
    Rewriting r = Rewriting.of(pass, List.of(x, i), T.diag(x.get(i)));
    assertTrue(r.changed());
    List<Value> values = List.of(new Samples(1).reals(4, 3), Plain.integers(DType.INT32, 4));
    assertThrows(DamoException.class, () -> r.valueAfter(values));
  }
}
