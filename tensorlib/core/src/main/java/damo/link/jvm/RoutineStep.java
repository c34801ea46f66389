package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.link.DeclaredRank;
import damo.link.plan.Storage;
import damo.link.routine.Library;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** A routine of the library. */
final class RoutineStep extends Step {
  private final LibraryRoutine routine;
  private final List<Operand> operands;
  private final List<Operand> results;
  private final List<Storage> storages;

  RoutineStep(Apply node, Meaning.Call call, Operand[] in, Operand[] out, List<Storage> storages) {
    super(node, in, out);
    this.routine = Library.of(call);
    this.operands = List.of(in);
    this.results = List.of(out);
    this.storages = storages;
  }

  /** Results whose size depends on elements find their room when they run. */
  @Override
  void prepare() {
    if (!routine.isSizedByElements()) place();
  }

  @Override
  void execute() {
    if (routine.isSizedByElements()) place();
    for (int i = 0; i < out.length; i++) out[i].moveTo(storages.get(i).ensure(out[i].size()), 0);
    routine.run(operands, results);
  }

  private void place() {
    List<Ints> shapes = routine.shapes(operands);
    for (int i = 0; i < out.length; i++) {
      DeclaredRank.check(node, i, shapes.get(i));
      place(i, storages.get(i), shapes.get(i));
    }
  }
}
