package damo.link.reference;

import static damo.link.reference.Graphs.matrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Reduction;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FusedTest {
  /** Stores 2x, and the sums of 2x + y over axis 1. */
  private static Meaning.Fused fused() {
    ScalarProgram.Builder program =
        new ScalarProgram.Builder(List.of(DType.FLOAT64, DType.FLOAT64));
    int twice = program.apply(Prim.MUL, DType.FLOAT64, 0, program.literal(DType.FLOAT64, 2));
    int sum = program.apply(Prim.ADD, DType.FLOAT64, twice, 1);
    Meaning.Tail fold =
        new Meaning.Tail.Fold(Reduction.SUM, Ints.of(1), false, DType.FLOAT64, DType.FLOAT64);
    return new Meaning.Fused(
        program.build(twice, sum),
        List.of(new Meaning.Tail.Store(), fold),
        List.of(),
        FusedTest::unfused);
  }

  private static List<Variable> unfused(List<? extends Variable> inputs) {
    TensorVariable twice = ((TensorVariable) inputs.get(0)).mul(2);
    return List.of(twice, twice.add(inputs.get(1)).sum(1));
  }

  private record FusedOp() implements TensorOp {
    @Override
    public String name() {
      return "fused";
    }

    @Override
    public List<TensorType> types(List<TensorVariable> inputs) {
      return List.of(TensorType.unknown(DType.FLOAT64, 2), TensorType.unknown(DType.FLOAT64, 1));
    }

    @Override
    public Meaning meaning(Apply node) {
      return fused();
    }

    @Override
    public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
      return List.of(Gradient.zero(), Gradient.zero());
    }
  }

  private static List<Value> run(Value x, Value y) {
    Apply node = Apply.of(new FusedOp(), List.of(Graphs.constant(x), Graphs.constant(y)));
    return new Interpreter().evaluate(node, List.of(x, y));
  }

  @Test
  void storesAndFoldsInOnePass() {
    List<Value> out = run(matrix(2, 2, 1, 2, 3, 4), matrix(2, 2, 10, 20, 30, 40));
    assertArrayEquals(new double[] {2, 4, 6, 8}, out.get(0).toDoubles());
    assertArrayEquals(new double[] {36, 84}, out.get(1).toDoubles());
  }

  @Test
  void eachOutputHasItsOwnShapeWhereInputsBroadcast() {
    List<Value> out = run(matrix(1, 2, 1, 2), matrix(2, 1, 10, 20));
    assertEquals(Ints.of(1, 2), out.get(0).shape());
    assertArrayEquals(new double[] {26, 46}, out.get(1).toDoubles());
  }
}
