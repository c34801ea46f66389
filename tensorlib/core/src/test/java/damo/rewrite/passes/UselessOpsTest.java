package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import damo.T;
import damo.graph.Reduction;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Unbroadcast;
import damo.op.reduce.Reduced;
import damo.rewrite.engine.Pass;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;

class UselessOpsTest {
  private final Pass pass = Rewriting.pass(new UselessOps());
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable y = T.dmatrix("y");

  private void assertIsInput(TensorVariable useless) {
    Rewriting r = Rewriting.of(pass, List.of(x), useless);
    assertSame(x, r.after().outputs().getFirst(), r.ops().toString());
  }

  @Test
  void whatChangesNothingIsLeftOut() {
    assertIsInput(Cast.copy(x));
    assertIsInput(Reduced.of(Reduction.SUM, x, Ints.of(), false));
    assertIsInput(x.transpose().transpose());
    assertIsInput(x.dimshuffle(0, 'x', 1).dimshuffle(0, 2));
    assertIsInput(x.exp().fill(x));
  }

  @Test
  void anUnbroadcastIsLeftOutWhereTheShapesAreSurelyEqual() {
    TensorVariable same = new Unbroadcast().apply(x.exp(), x);
    assertEquals(List.of("exp"), Rewriting.of(pass, List.of(x), same).ops());
    TensorVariable perhaps = new Unbroadcast().apply(x.add(y), x);
    assertFalse(Rewriting.of(pass, List.of(x, y), perhaps).changed());
  }

  @Test
  void whatMayChangeSomethingStays() {
    assertFalse(Rewriting.of(pass, List.of(x), x.astype(damo.scalar.DType.FLOAT32)).changed());
    assertFalse(Rewriting.of(pass, List.of(x), x.transpose()).changed());
    assertFalse(Rewriting.of(pass, List.of(x, y), x.fill(y)).changed());
    assertFalse(
        Rewriting.of(pass, List.of(x), Reduced.of(Reduction.ARGMAX, x, Ints.of(), false))
            .changed());
  }

  @Test
  void shufflesOfShufflesBecomeOne() {
    TensorVariable cube = T.dtensor3("cube");
    Rewriting r =
        Rewriting.of(pass, List.of(cube), cube.transpose(1, 0, 2).dimshuffle(2, 'x', 0, 1));
    assertEquals(List.of("dimshuffle"), r.ops());
  }
}
