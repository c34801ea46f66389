package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.graph.Constant;
import damo.graph.Reduction;
import damo.graph.Traversal;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Unbroadcast;
import damo.op.reduce.Reduced;
import damo.rewrite.engine.Fixpoint;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Pass;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UselessOpsTest {
  private final Pass pass =
      new Fixpoint("useless", "leaves out what changes nothing", UselessOps.ALL);
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
    assertFalse(Rewriting.of(pass, List.of(x), x.astype(DType.FLOAT32)).changed());
    assertFalse(Rewriting.of(pass, List.of(x), x.transpose()).changed());
    assertFalse(Rewriting.of(pass, List.of(x, y), x.fill(y)).changed());
    assertFalse(
        Rewriting.of(pass, List.of(x), Reduced.of(Reduction.ARGMAX, x, Ints.of(), false))
            .changed());
  }

  /** A line, a graph that it alone must change, and one that looks alike. */
  private record Row(String name, TensorVariable changed, TensorVariable kept) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> lines() {
    TensorVariable x = T.dmatrix("x");
    TensorVariable y = T.dmatrix("y");
    return List.of(
        new Row("cast(x) -> x", Cast.copy(x), x.astype(DType.FLOAT32)),
        new Row("gate of gradients -> x", T.zeroGrad(x), x.exp()),
        new Row(
            "unspecified lengths of x -> x",
            T.unbroadcast(TensorType.of(DType.FLOAT64, 1, -1).variable("r"), 0),
            x.exp()),
        new Row(
            "unbroadcast(x) -> x",
            new Unbroadcast().apply(x.exp(), x),
            new Unbroadcast().apply(x.add(y), x)),
        new Row("fill(y, x) -> x", x.exp().fill(x), x.fill(y)),
        new Row(
            "sum(x, no axes) -> x",
            Reduced.of(Reduction.SUM, x, Ints.of(), false),
            Reduced.of(Reduction.ARGMAX, x, Ints.of(), false)),
        new Row("x[:] -> x", x.get(":", ":"), x.get("1:")),
        new Row(
            "dimshuffle(x, in order) -> x",
            new damo.op.shape.DimShuffle(Ints.of(0, 1)).apply(x),
            x.transpose()),
        new Row(
            "dimshuffle(dimshuffle(x)) -> dimshuffle(x)",
            x.dimshuffle(1, 'x', 0).dimshuffle(1, 2, 0),
            x.exp().transpose()));
  }

  @Test
  void everyLineHasARow() {
    assertEquals(
        UselessOps.ALL.stream().map(LocalRewrite::name).toList(),
        lines().stream().map(Row::name).toList());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachLineChangesWhatItMeansAndNothingElse(Row row) {
    LocalRewrite line =
        UselessOps.ALL.stream().filter(l -> l.name().equals(row.name)).findFirst().orElseThrow();
    List<TensorVariable> leaves = leaves(row.changed);
    assertTrue(Rewriting.of(Rewriting.pass(line), leaves, row.changed).changed());
    assertFalse(Rewriting.of(Rewriting.pass(line), leaves(row.kept), row.kept).changed());
  }

  private static List<TensorVariable> leaves(TensorVariable of) {
    return Traversal.leaves(List.of(of), List.of()).stream()
        .filter(v -> !(v instanceof Constant))
        .map(v -> (TensorVariable) v)
        .toList();
  }

  @Test
  void shufflesOfShufflesBecomeOne() {
    TensorVariable cube = T.dtensor3("cube");
    Rewriting r =
        Rewriting.of(pass, List.of(cube), cube.transpose(1, 0, 2).dimshuffle(2, 'x', 0, 1));
    assertEquals(List.of("dimshuffle"), r.ops());
  }
}
