package damo.link.guard;

import static damo.testing.Errors.assertSays;
import static damo.testing.Errors.lineAbove;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.compile.OpFromGraph;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first op that makes NaN or an infinity is named, with its line and its inputs. */
class NanGuardTest {
  private final TensorVariable x = T.dvector("x");
  private final TensorVariable y = T.dmatrix("y");

  private static Function guarded(List<TensorVariable> inputs, Object outputs) {
    return Damo.function(inputs).outputs(outputs).mode(Mode.NAN_GUARD).name("f").build();
  }

  @Test
  void theOpInsideAKernelIsNamedWithItsLineAndInputs() {
    TensorVariable logs = T.log(x.sub(3));
    String line = lineAbove();
    Function f = guarded(List.of(x), logs.mul(2).exp().sum());
    assertEquals(25, f.callDouble(new double[] {8}), 1e-9);
    assertSays(
        DamoException.class,
        () -> f.call(new double[] {5, 3.5, 2, 1}),
        "log made NaN, first at [2] of its result (4)",
        "2 NaN",
        line,
        "its inputs: sub.0 (4) from -2.0 to 2.0");
  }

  @Test
  void anInfinityIsNamed() {
    Function f = guarded(List.of(x), T.exp(x).sum());
    assertSays(
        DamoException.class,
        () -> f.call(new double[] {1, 1000}),
        "exp made an infinity, first at [1]",
        "x (2) from 1.0 to 1000.0");
    Function g = guarded(List.of(x), T.inv(x));
    assertSays(DamoException.class, () -> g.call(new double[] {0}), "made an infinity", "is 0.0");
  }

  @Test
  void stepsThatAreNoKernelsAreLookedAtToo() {
    Function f = guarded(List.of(y), T.dot(y, y));
    double[][] large = {{1e200, 0}, {0, 1}};
    assertSays(
        DamoException.class,
        () -> f.call((Object) large),
        "dot made an infinity, first at [0, 0]",
        "y (2, 2) from 0.0 to 1.0E200");
  }

  @Test
  void whatCallsBringInIsNamed() {
    SharedTensor w = Damo.shared(new double[] {1, 2}, "w");
    Function f = guarded(List.of(x), x.mul(w));
    assertSays(
        DamoException.class,
        () -> f.call(new double[] {1, Double.NaN}),
        "f was given NaN in x, first at [1]");
    w.setValue(new double[] {1, Double.POSITIVE_INFINITY});
    assertSays(
        DamoException.class, () -> f.call(new double[] {1, 2}), "f was given an infinity in w");
  }

  @Test
  void constantsMayBeInfiniteAndAreHandedOn() {
    TensorVariable masked = T.where(x.gt(0), x, Double.NEGATIVE_INFINITY);
    Function f = guarded(List.of(x), List.of(masked, T.nnet.softmax(masked)));
    var all = f.callAll(new double[] {1, -1});
    assertArrayEquals(new double[] {1, Double.NEGATIVE_INFINITY}, all.get(0).toDoubleVector());
    assertArrayEquals(new double[] {1, 0}, all.get(1).toDoubleVector());
    assertSays(DamoException.class, () -> f.call(new double[] {-1, -1}), "made NaN");
  }

  @Test
  void noSharedVariableHasChanged() {
    SharedTensor w = Damo.shared(new double[] {1, 2}, "w");
    Function f =
        Damo.function(List.of(x))
            .updates(Updates.of(w, w.sub(T.log(x))))
            .mode(Mode.NAN_GUARD)
            .build();
    assertThrows(DamoException.class, () -> f.callAll(new double[] {1, -1}));
    assertArrayEquals(new double[] {1, 2}, w.getValue().toDoubleVector());
    f.callAll(new double[] {1, 1});
    assertArrayEquals(new double[] {1, 2}, w.getValue().toDoubleVector());
  }

  @Test
  void theInsideOfAnOpFromAGraphIsLookedAt() {
    TensorVariable p = T.dvector("p");
    Function f = guarded(List.of(x), OpFromGraph.of(List.of(p), List.of(p.sqrt().add(1))).apply(x));
    assertSays(DamoException.class, () -> f.call(new double[] {-4}), "sqrt made NaN");
  }

  @Test
  void theInsideOfALoopIsLookedAt() {
    TensorVariable sums =
        Damo.scan((v, s) -> s.add(T.log(v)))
            .sequences(x)
            .outputsInfo(T.constant(0.0, DType.FLOAT64))
            .run()
            .output();
    Function f = guarded(List.of(x), sums);
    assertEquals(0, f.call(new double[] {1, 1}).getDouble(1));
    assertSays(
        DamoException.class, () -> f.call(new double[] {1, -1, 1}), "log made NaN", "is -1.0");
  }

  @Test
  void aBranchNotTakenIsNotLookedAt() {
    Function f = guarded(List.of(x), Damo.ifelse(x.sum().gt(0), x.sum(), T.log(x).sum()));
    assertEquals(1, f.callDouble(new double[] {2, -1}));
  }

  @Test
  void integersAndEmptyArraysAreFinite() {
    TensorVariable i = T.lvector("i");
    Function f = guarded(List.of(i, x), List.of(i.mul(i), T.log(x)));
    var all = f.callAll(new long[] {Long.MAX_VALUE}, new double[0]);
    assertEquals(1, all.get(0).getLong(0));
    assertEquals(0, all.get(1).length());
  }
}
