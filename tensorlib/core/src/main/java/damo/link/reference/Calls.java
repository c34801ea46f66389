package damo.link.reference;

import damo.graph.Meaning;
import damo.graph.Routine;
import damo.link.routine.Library;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The routines of libraries. */
final class Calls {
  private Calls() {}

  static List<Value> call(Meaning.Call call, List<Value> in, List<DType> dtypes) {
    if (call.routine() == Routine.DOT) return List.of(Product.dot(in.get(0), in.get(1)));
    LibraryRoutine routine = Library.of(call);
    List<Operand> operands = in.stream().map(Operand::of).toList();
    List<Ints> shapes = routine.shapes(operands);
    List<Operand> out = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) out.add(Operand.zeros(dtypes.get(i), shapes.get(i)));
    routine.run(operands, out);
    return out.stream().map(Operand::toValue).toList();
  }
}
