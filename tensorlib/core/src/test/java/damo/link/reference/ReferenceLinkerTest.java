package damo.link.reference;

import static damo.link.reference.Graphs.doubles;
import static damo.link.reference.Graphs.link;
import static damo.link.reference.Graphs.matrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.DTypeException;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.link.Executable;
import damo.op.elemwise.Unbroadcast;
import damo.op.nnet.Softmax;
import damo.op.product.Dot;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ReferenceLinkerTest {
  private final TensorVariable x = TensorType.unknown(DType.FLOAT64, 2).variable("x");
  private final TensorVariable y = TensorType.unknown(DType.FLOAT64, 2).variable("y");

  @Test
  void updatesSeeTheValuesFromBeforeTheCall() {
    SharedTensor a = SharedTensor.of(doubles(1), "a");
    SharedTensor b = SharedTensor.of(doubles(10), "b");
    Map<SharedVariable, Variable> updates = new LinkedHashMap<>();
    updates.put(a, b);
    updates.put(b, a.add(b));
    Executable f = link(List.of(), List.of(a.mul(2)), updates);
    assertArrayEquals(new double[] {2}, f.run(List.of()).getFirst().toDoubles());
    assertArrayEquals(new double[] {10}, a.current().toDoubles());
    assertArrayEquals(new double[] {11}, b.current().toDoubles());
    assertArrayEquals(new double[] {20}, f.run(List.of()).getFirst().toDoubles());
    assertArrayEquals(new double[] {21}, b.current().toDoubles());
  }

  @Test
  void noTwoSharedVariablesComeToShareAnArray() {
    SharedTensor a = SharedTensor.of(doubles(1), "a");
    SharedTensor b = SharedTensor.of(doubles(2), "b");
    TensorVariable v = TensorType.unknown(DType.FLOAT64, 1).variable("v");
    TensorVariable next = a.add(b);
    Executable f = link(List.of(v), List.of(next), Map.of(a, next, b, next));
    List<Value> results = f.run(List.of(doubles(5)));
    assertNotSame(a.current().array(), b.current().array());
    assertNotSame(a.current().array(), results.getFirst().array());
    Value given = doubles(5);
    link(List.of(v), List.of(), Map.of(a, v)).run(List.of(given));
    assertNotSame(given.array(), a.current().array());
    assertArrayEquals(new double[] {5}, a.current().toDoubles());
  }

  @Test
  void nothingIsUpdatedWhenANodeFails() {
    SharedTensor a = SharedTensor.of(matrix(1, 2, 1, 2), "a");
    Executable f = link(List.of(x, y), List.of(Dot.of(x, y)), Map.of(a, a.add(1)));
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () ->
                f.run(
                    List.of(matrix(2, 3, 1, 2, 3, 4, 5, 6), matrix(2, 4, 1, 2, 3, 4, 5, 6, 7, 8))));
    assertTrue(
        e.getMessage()
            .startsWith(
                "dot of x (2, 3) and y (2, 4): the last length of the first and the first of the second differ: 3 and 2"),
        e.getMessage());
    assertTrue(e.getMessage().contains("(made at "), e.getMessage());
    assertArrayEquals(new double[] {1, 2}, a.current().toDoubles());
  }

  @Test
  void elementwiseErrorsNameTheOperandsAndTheAxis() {
    ShapeException e =
        assertThrows(
            ShapeException.class,
            () ->
                link(List.of(x, y), List.of(x.add(y)), Map.of())
                    .run(List.of(matrix(2, 3), matrix(2, 2))));
    assertTrue(
        e.getMessage()
            .startsWith(
                "add of x (2, 3) and y (2, 2): shapes (2, 3) and (2, 2) do not broadcast together: axis 1 has lengths 3 and 2"),
        e.getMessage());
  }

  @Test
  void compositesAreExpanded() {
    Value p =
        link(List.of(x), List.of(Softmax.of(x, 1)), Map.of())
            .run(List.of(matrix(2, 2, 0, 0, 1000, 0)))
            .getFirst();
    assertArrayEquals(new double[] {0.5, 0.5, 1, 0}, p.toDoubles());
  }

  @Test
  void gradientsOfBroadcastOperandsAreSummedBack() {
    TensorVariable summed =
        (TensorVariable) damo.graph.Apply.of(new Unbroadcast(), List.of(x, y)).output(0);
    Executable f = link(List.of(x, y), List.of(summed), Map.of());
    Value g = matrix(2, 3, 1, 2, 3, 4, 5, 6);
    assertArrayEquals(new double[] {6, 15}, f.run(List.of(g, matrix(2, 1))).getFirst().toDoubles());
    assertArrayEquals(new double[] {21}, f.run(List.of(g, matrix(1, 1))).getFirst().toDoubles());
    assertArrayEquals(g.toDoubles(), f.run(List.of(g, matrix(2, 3))).getFirst().toDoubles());
    assertEquals(Ints.of(1, 3), f.run(List.of(matrix(0, 3), matrix(1, 3))).getFirst().shape());
    assertThrows(ShapeException.class, () -> f.run(List.of(g, matrix(3, 3))));
  }

  @Test
  void inputsAreGivenBackUntouched() {
    Value given = matrix(2, 2, 1, 2, 3, 4);
    List<Value> out = link(List.of(x), List.of(x, x.get("::-1")), Map.of()).run(List.of(given));
    assertArrayEquals(new double[] {1, 2, 3, 4}, out.get(0).toDoubles());
    assertArrayEquals(new double[] {3, 4, 1, 2}, out.get(1).toDoubles());
  }

  @Test
  void aLongChainIsNoRecursion() {
    TensorVariable v = x;
    for (int i = 0; i < 20_000; i++) v = v.add(1);
    assertArrayEquals(
        new double[] {20_000},
        link(List.of(x), List.of(v), Map.of())
            .run(List.of(matrix(1, 1, 0)))
            .getFirst()
            .toDoubles());
  }

  @Test
  void interruptionStopsBetweenNodes() {
    SharedTensor a = SharedTensor.of(doubles(1), "a");
    Executable f = link(List.of(), List.of(), Map.of(a, a.add(1)));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> f.run(List.of()));
    assertFalse(Thread.interrupted(), "taken by the call that it stopped");
    assertArrayEquals(new double[] {1}, a.current().toDoubles());
  }

  @Test
  void functionsOfUsersAreHeldToWhatTheyDeclare() {
    assertEquals(7.0, custom(in -> List.of(Value.scalar(DType.FLOAT64, 7.0))).getDouble(0));
    assertFailure(
        "returned float32 of rank 0 as output 0, declared is scalar(float64)",
        in -> List.of(Value.scalar(DType.FLOAT32, 7.0)));
    assertFailure("returned 0 values where 1 are declared", in -> List.of());
    assertFailure(
        "failed: java.lang.ArithmeticException: / by zero",
        in -> List.of(Value.scalar(DType.INT64, 1L / in.get(0).getLong(0))));
    assertThrows(
        DTypeException.class,
        () ->
            custom(in -> {
              throw new DTypeException("no");
            }));
  }

  private static void assertFailure(String part, damo.graph.Meaning.JavaFunction function) {
    DamoException e = assertThrows(DamoException.class, () -> custom(function));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static Value custom(damo.graph.Meaning.JavaFunction function) {
    return Graphs.run(
        new CustomOp(function).apply(Graphs.constant(Value.scalar(DType.FLOAT64, 0.0))));
  }

  @Test
  void theListingNamesEveryNode() {
    String listing = link(List.of(x), List.of(x.mul(2).exp()), Map.of()).listing();
    assertEquals(2, listing.lines().count());
    assertTrue(listing.contains("exp.0 = exp(mul.0)"), listing);
    assertFalse(listing.isBlank());
  }
}
