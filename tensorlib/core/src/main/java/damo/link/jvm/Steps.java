package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Meaning.Tail;
import damo.graph.Routine;
import damo.graph.SubGraph;
import damo.graph.Variable;
import damo.link.Layout;
import damo.link.Observer;
import damo.link.Residence;
import damo.link.plan.Storage;
import damo.link.plan.StoragePlan;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the steps of a graph, and one operand for each of its variables. */
final class Steps {
  private final Map<Variable, Operand> operands = new HashMap<>();

  /** What stays the same while the steps run again and again. */
  private final Set<Variable> held = new HashSet<>();

  private final StoragePlan plan;
  private final Observer observer;

  Steps(StoragePlan plan, Observer observer) {
    this.plan = plan;
    this.observer = observer;
  }

  /** Where the elements of a variable lie while the graph runs. */
  Operand operand(Variable v) {
    return operands.computeIfAbsent(v, Steps::empty);
  }

  /** Lets a variable lie where another graph's variable does. */
  void share(Variable v, Operand operand) {
    operands.put(v, operand);
    held.add(v);
  }

  private static Operand empty(Variable v) {
    TensorType type = (TensorType) v.type();
    Ints none = Ints.of(new int[type.ndim()]);
    Object array = damo.value.Elements.of(type.dtype()).allocate(1);
    return new Operand(type.dtype(), array, Layout.dense(none));
  }

  /**
   * The storage of a computed variable.
   *
   * @param prefix of its name
   */
  Residence residence(String prefix, Variable v) {
    Storage storage = plan.of(v);
    return Residence.in(
        prefix + "s" + plan.number(v), (long) storage.capacity() * storage.dtype().bytes());
  }

  Step of(Apply node) {
    Operand[] in = node.inputs().stream().map(this::operand).toArray(Operand[]::new);
    Operand[] out = node.outputs().stream().map(this::operand).toArray(Operand[]::new);
    List<Storage> storages = node.outputs().stream().map(plan::of).toList();
    return switch (node.meaning()) {
      case Meaning.Scalar(var program) -> new KernelStep(node, stored(program), in, out, storages);
      case Meaning.Reduce r -> reduce(node, r, in, out, storages);
      case Meaning.Fused f -> new KernelStep(node, f, in, out, storages);
      case Meaning.Unbroadcast u -> new UnbroadcastStep(node, in, out, storages.get(0));
      case Meaning.View(var map) -> new ViewStep(node, map, in, out, storages.get(0));
      case Meaning.Index i -> SelectionStep.of(node, i, in, out, storages.get(0));
      case Meaning.Call c
          when c.routine() == Routine.DOT
              && in[0].rank() * in[1].rank() > 0
              && in[0].rank() <= 2
              && in[1].rank() <= 2 ->
          product(node, in, out, storages.get(0));
      case Meaning.Call c when c.routine() != Routine.DOT ->
          new RoutineStep(node, c, in, out, storages);
      case Meaning.Choice c -> new ChoiceStep(node, in, out);
      case Meaning.Effect(var watch) -> new EffectStep(node, watch, in, out);
      case Meaning.Nested(var body) -> new NestedStep(node, inside(node, body), in, out, storages);
      case Meaning.Loop loop -> loop(node, loop, in, out);
      default -> new InterpretedStep(node, in, out, storages);
    };
  }

  private JvmExecutable inside(Apply node, SubGraph body) {
    return JvmExecutable.of(node, body, observer);
  }

  /** A product with a matrix that stays the same in all steps of a loop is made another way. */
  private Step product(Apply node, Operand[] in, Operand[] out, Storage storage) {
    int matrix = in[0].rank() == 2 ? 0 : 1;
    boolean isHeld =
        HeldProductStep.isOf(in[0].dtype())
            && in[matrix].rank() == 2
            && in[1 - matrix].rank() == 1
            && held.contains(node.input(matrix))
            && !held.contains(node.input(1 - matrix));
    return isHeld
        ? new HeldProductStep(node, matrix, in, out, storage)
        : new ProductStep(node, in, out, storage);
  }

  private Step loop(Apply node, Meaning.Loop loop, Operand[] in, Operand[] out) {
    boolean isLookedAt = observer != Observer.NOBODY;
    RecurrenceForm form = isLookedAt ? null : RecurrenceForm.of(loop);
    return form == null
        ? new LoopStep(node, loop, in, out, observer)
        : new RecurrenceStep(node, loop, form, in, out);
  }

  private static Meaning.Fused stored(ScalarProgram program) {
    List<Tail> tails = program.outputs().stream().<Tail>mapToObj(o -> new Tail.Store()).toList();
    return new Meaning.Fused(program, tails, List.of(), inputs -> List.of());
  }

  private static Step reduce(
      Apply node, Meaning.Reduce r, Operand[] in, Operand[] out, List<Storage> storages) {
    DType from = in[0].dtype();
    DType result = out[0].dtype();
    if (r.axes().isEmpty()) {
      boolean position =
          r.kind() == damo.graph.Reduction.ARGMAX || r.kind() == damo.graph.Reduction.ARGMIN;
      if (position) return new InterpretedStep(node, in, out, storages);
      ScalarProgram.Builder cast = new ScalarProgram.Builder(List.of(from));
      return new KernelStep(
          node, stored(cast.build(cast.apply(Prim.CAST, result, 0))), in, out, storages);
    }
    Tail fold = new Tail.Fold(r.kind(), r.axes(), r.keepdims(), r.accumulator(), result);
    ScalarProgram itself = new ScalarProgram(List.of(from), List.of(), Ints.of(0));
    return new KernelStep(
        node,
        new Meaning.Fused(itself, List.of(fold), List.of(), inputs -> List.of()),
        in,
        out,
        storages);
  }
}
