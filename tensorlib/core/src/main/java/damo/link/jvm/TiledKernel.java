package damo.link.jvm;

import damo.graph.Meaning;
import damo.graph.Meaning.Tail;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.reference.ScalarInterpreter;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A program and what becomes of its outputs, on arrays. */
final class TiledKernel {
  private final ScalarProgram program;
  private final List<Tail> tails;
  private Ints shape = Ints.of();
  private List<Geometry> geometries = List.of();

  TiledKernel(ScalarProgram program, List<Tail> tails) {
    this.program = program;
    this.tails = tails;
  }

  void prepare(Ints newShape, List<Geometry> inputs) {
    shape = newShape;
    geometries = inputs;
  }

  void run(Object[] inputs, int[] offsets, Object[] outputs) {
    List<Value> in = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++)
      in.add(
          new Operand(program.dtypeOf(i), inputs[i], new Layout(geometries.get(i), offsets[i]))
              .toValue()
              .copy());
    List<Value> values = ScalarInterpreter.evaluate(program, in);
    for (int i = 0; i < outputs.length; i++) {
      Value v =
          switch (tails.get(i)) {
            case Tail.Store s -> values.get(i);
            case Tail.Fold f ->
                damo.link.reference.Reducer.reduce(
                    new Meaning.Reduce(f.kind(), f.axes(), f.keepdims(), f.accumulator()),
                    values.get(i),
                    f.result());
          };
      System.arraycopy(v.array(), 0, outputs[i], 0, v.size());
    }
  }

  String listing() {
    return "  " + program.steps();
  }
}
