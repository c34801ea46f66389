package damo.link.jvm;

import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The steps of a program cut into stages: loops of arithmetic that the compiler vectorises, and
 * block functions between them.
 *
 * <p>Steps whose operands are one element for all positions belong to no stage: each loop that
 * needs them computes them before it starts.
 */
final class Schedule {
  /** One pass over the positions. */
  sealed interface Stage {}

  /** Arithmetic of several steps in one loop. */
  record Loop(List<Integer> values) implements Stage {}

  /** One step by a function on blocks. */
  record Block(int value) implements Stage {}

  /** Longer loops run out of registers, and the compiler out of patience. */
  private static final int LONGEST_LOOP = 40;

  private final ScalarProgram program;
  private final BitSet uniform = new BitSet();
  private final BitSet kept = new BitSet();
  private final BitSet touchedByLoops = new BitSet();
  private final List<Stage> stages = new ArrayList<>();

  Schedule(KernelForm form) {
    this.program = form.program();
    form.uniform().stream().forEach(uniform::set);
    for (int v = inputs(); v < size(); v++) if (operands(v).allMatch(uniform::get)) uniform.set(v);
    buildStages();
    keepWhatCrossesStages();
  }

  ScalarProgram program() {
    return program;
  }

  List<Stage> stages() {
    return stages;
  }

  int inputs() {
    return program.inputs().size();
  }

  /** How many values there are. */
  int size() {
    return inputs() + program.steps().size();
  }

  Step step(int value) {
    return program.steps().get(value - inputs());
  }

  Kind kind(int value) {
    return Kind.of(program.dtypeOf(value));
  }

  boolean isInput(int value) {
    return value < inputs();
  }

  boolean isUniform(int value) {
    return uniform.get(value);
  }

  /** Whether the value lies in an array: it is an input, a result, or used by another stage. */
  boolean isKept(int value) {
    return kept.get(value);
  }

  /**
   * Whether a loop reads or writes the value, so that it must lie at the position of the loop
   * index.
   */
  boolean isTouchedByLoops(int value) {
    return touchedByLoops.get(value);
  }

  java.util.stream.IntStream operands(int value) {
    return step(value) instanceof Apply a ? a.args().stream() : java.util.stream.IntStream.empty();
  }

  private void buildStages() {
    int[] level = new int[size()];
    int last = 0;
    for (int v = inputs(); v < size(); v++) {
      if (uniform.get(v)) continue;
      level[v] = operands(v).map(a -> isBlock(a) ? level[a] + 1 : level[a]).max().orElse(0);
      last = Math.max(last, level[v]);
    }
    for (int l = 0; l <= last; l++) addLevel(level, l);
  }

  private void addLevel(int[] level, int l) {
    List<Integer> loop = new ArrayList<>();
    for (int v = inputs(); v < size(); v++) {
      if (level[v] != l || !belongsToLoop(v)) continue;
      loop.add(v);
      if (loop.size() < LONGEST_LOOP) continue;
      stages.add(new Loop(List.copyOf(loop)));
      loop.clear();
    }
    if (!loop.isEmpty()) stages.add(new Loop(List.copyOf(loop)));
    for (int v = inputs(); v < size(); v++)
      if (level[v] == l && isBlock(v)) stages.add(new Block(v));
  }

  /** Uniform values are computed by a loop only where they are results. */
  private boolean belongsToLoop(int v) {
    return uniform.get(v) ? program.outputs().contains(v) : !isBlock(v);
  }

  private boolean isBlock(int v) {
    return !isInput(v)
        && !uniform.get(v)
        && step(v) instanceof Apply a
        && isBlockFunction(a.prim(), a.dtype());
  }

  static boolean isBlockFunction(Prim prim, DType dtype) {
    if (dtype != DType.FLOAT32 && dtype != DType.FLOAT64) return false;
    return switch (prim) {
      case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS -> true;
      default -> false;
    };
  }

  private void keepWhatCrossesStages() {
    int[] stageOf = new int[size()];
    java.util.Arrays.fill(stageOf, -1);
    for (int s = 0; s < stages.size(); s++) for (int v : valuesOf(stages.get(s))) stageOf[v] = s;
    program.outputs().stream().forEach(kept::set);
    for (int s = 0; s < stages.size(); s++) {
      boolean loop = stages.get(s) instanceof Loop;
      for (int v : valuesOf(stages.get(s))) {
        if (!loop) kept.set(v);
        int stage = s;
        operands(v).filter(a -> !uniform.get(a) && stageOf[a] != stage).forEach(a -> keep(a, loop));
      }
    }
    for (Stage s : stages)
      if (s instanceof Loop l) l.values().stream().filter(kept::get).forEach(touchedByLoops::set);
  }

  private void keep(int value, boolean forLoop) {
    kept.set(value);
    if (forLoop) touchedByLoops.set(value);
  }

  static List<Integer> valuesOf(Stage stage) {
    return switch (stage) {
      case Loop l -> l.values();
      case Block b -> List.of(b.value());
    };
  }
}
