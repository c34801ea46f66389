package damo.link.jvm;

import com.google.errorprone.annotations.Immutable;
import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Meaning;
import damo.graph.Meaning.Tail;
import damo.graph.Variable;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose rows are single numbers: its body is one program over scalars. Loops of one form
 * share a class.
 *
 * @param program inputs and outputs are those of the body
 * @param taps of each state
 */
@Immutable
@SuppressWarnings("Immutable") // copied on construction
record RecurrenceForm(
    ScalarProgram program, int sequences, List<Ints> taps, int maps, boolean until) {
  /** More would be a method that the compiler of the virtual machine leaves alone. */
  private static final int MOST_STEPS = 200;

  private static final int MOST_OPERANDS = 60;
  private static final int DEEPEST = 8;

  RecurrenceForm {
    taps = List.copyOf(taps);
  }

  /** The form of a loop; null if it has rows of several numbers, or does more than arithmetic. */
  static @Nullable RecurrenceForm of(Meaning.Loop loop) {
    boolean fits =
        loop.body().leaves().size() + loop.traces() <= MOST_OPERANDS
            && loop.taps().stream().allMatch(t -> -t.stream().min().orElse(-1) <= DEEPEST)
            && loop.body().leaves().stream().allMatch(RecurrenceForm::isNumber)
            && loop.body().outputs().subList(0, loop.traces()).stream()
                .allMatch(RecurrenceForm::isNumber);
    ScalarProgram program = fits ? program(loop) : null;
    if (program == null || program.steps().size() > MOST_STEPS) return null;
    return new RecurrenceForm(program, loop.sequences(), loop.taps(), loop.maps(), loop.until());
  }

  private static boolean isNumber(Variable v) {
    TensorType type = (TensorType) v.type();
    return type.ndim() == 0 && Kind.isStorage(type.dtype());
  }

  private static @Nullable ScalarProgram program(Meaning.Loop loop) {
    List<Variable> leaves = loop.body().leaves();
    Map<Variable, Integer> numbers = new HashMap<>();
    ScalarProgram.Builder program =
        new ScalarProgram.Builder(leaves.stream().map(RecurrenceForm::dtype).toList());
    for (int i = 0; i < leaves.size(); i++) numbers.put(leaves.get(i), i);
    for (Apply node : loop.body().nodes()) if (!append(node, numbers, program)) return null;
    int[] outputs = new int[loop.body().outputs().size()];
    for (int i = 0; i < outputs.length; i++)
      outputs[i] = number(loop.body().outputs().get(i), numbers, program);
    return program.build(outputs);
  }

  private static boolean append(
      Apply node, Map<Variable, Integer> numbers, ScalarProgram.Builder program) {
    for (Variable v : node.outputs()) if (((TensorType) v.type()).ndim() != 0) return false;
    for (Variable v : node.inputs()) if (((TensorType) v.type()).ndim() != 0) return false;
    return switch (node.meaning()) {
      case Meaning.Scalar(var part) -> append(node, part, numbers, program);
      case Meaning.Fused f when f.tails().stream().allMatch(Tail.Store.class::isInstance) ->
          append(node, f.program(), numbers, program);
      case Meaning.Unbroadcast u -> {
        numbers.put(node.output(0), number(node.input(0), numbers, program));
        yield true;
      }
      default -> false;
    };
  }

  private static boolean append(
      Apply node,
      ScalarProgram part,
      Map<Variable, Integer> numbers,
      ScalarProgram.Builder program) {
    int inputs = part.inputs().size();
    int[] here = new int[inputs + part.steps().size()];
    for (int i = 0; i < inputs; i++) here[i] = number(node.input(i), numbers, program);
    for (int i = 0; i < part.steps().size(); i++)
      here[inputs + i] =
          switch (part.steps().get(i)) {
            case ScalarProgram.Literal l -> program.step(l);
            case ScalarProgram.Apply a ->
                program.apply(a.prim(), a.dtype(), a.args().stream().map(n -> here[n]).toArray());
          };
    for (int i = 0; i < node.outputs().size(); i++)
      numbers.put(node.output(i), here[part.outputs().get(i)]);
    return true;
  }

  private static int number(
      Variable v, Map<Variable, Integer> numbers, ScalarProgram.Builder program) {
    if (!(v instanceof Constant c)) return Objects.requireNonNull(numbers.get(v));
    DType dtype = dtype(v);
    return program.step(
        dtype.isFloat()
            ? ScalarProgram.Literal.of(dtype, c.value().getDouble(0))
            : new ScalarProgram.Literal(dtype, c.value().getLong(0)));
  }

  private static DType dtype(Variable v) {
    return ((TensorType) v.type()).dtype();
  }

  int states() {
    return taps.size();
  }

  int traces() {
    return states() + maps;
  }

  /** The input that stands for the first tap of state {@code i}. */
  int stateInput(int i) {
    int at = sequences;
    for (int k = 0; k < i; k++) at += taps.get(k).size();
    return at;
  }

  /** The first input that stays the same. */
  int fixedInput() {
    return stateInput(states());
  }

  /** How many inputs stay the same. */
  int fixed() {
    return program.inputs().size() - fixedInput();
  }

  int depth(int i) {
    return -taps.get(i).stream().min().orElse(-1);
  }
}
