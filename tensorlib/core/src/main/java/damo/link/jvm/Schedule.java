package damo.link.jvm;

import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Literal;
import damo.scalar.ScalarProgram.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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

  /** Several steps in one loop. */
  record Loop(List<Integer> values, Way way) implements Stage {}

  /** One step by a function on blocks. */
  record Block(int value) implements Stage {}

  /** Longer loops run out of registers, and the compiler out of patience. */
  private static final int LONGEST_LOOP = 40;

  private final ScalarProgram program;
  private final BitSet uniform = new BitSet();
  private final BitSet kept = new BitSet();
  private final Way[] ways;
  private final List<Stage> stages = new ArrayList<>();

  Schedule(KernelForm form) {
    this.program = form.program();
    form.uniform().stream().forEach(uniform::set);
    for (int v = inputs(); v < size(); v++) if (operands(v).allMatch(uniform::get)) uniform.set(v);
    this.ways = new Way[size()];
    Arrays.fill(ways, Way.VECTOR);
    findWays();
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

  IntStream operands(int value) {
    return step(value) instanceof Apply a ? a.args().stream() : IntStream.empty();
  }

  private void findWays() {
    for (int v = inputs(); v < size(); v++) {
      if (uniform.get(v) || !(step(v) instanceof Apply a)) continue;
      ways[v] = Way.of(a, program, a.prim() == Prim.WHERE && isBlockChoice(a));
    }
  }

  /** Whether one branch varies, and the other does or is at hand without computing. */
  private boolean isBlockChoice(Apply where) {
    int a = where.args().get(1);
    int b = where.args().get(2);
    boolean oneVaries = !uniform.get(a) || !uniform.get(b);
    return !uniform.get(where.args().get(0)) && oneVaries && isAtHand(a) && isAtHand(b);
  }

  private boolean isAtHand(int v) {
    return !uniform.get(v) || isInput(v) || step(v) instanceof Literal;
  }

  /** Each level has its vector loops first, then blocks, then scalar loops. */
  private void buildStages() {
    int[] level = new int[size()];
    int last = 0;
    for (int v = inputs(); v < size(); v++) {
      if (uniform.get(v)) continue;
      Way way = ways[v];
      level[v] =
          operands(v)
              .map(a -> ways[a].compareTo(way) > 0 ? level[a] + 1 : level[a])
              .max()
              .orElse(0);
      last = Math.max(last, level[v]);
    }
    for (int l = 0; l <= last; l++) {
      addLoops(level, l, Way.VECTOR);
      for (int v = inputs(); v < size(); v++)
        if (level[v] == l && ways[v] == Way.BLOCK) stages.add(new Block(v));
      addLoops(level, l, Way.SCALAR);
    }
  }

  private void addLoops(int[] level, int l, Way way) {
    List<Integer> loop = new ArrayList<>();
    for (int v = inputs(); v < size(); v++) {
      if (level[v] != l || ways[v] != way || !isComputed(v)) continue;
      loop.add(v);
      if (loop.size() < LONGEST_LOOP) continue;
      stages.add(new Loop(List.copyOf(loop), way));
      loop.clear();
    }
    if (!loop.isEmpty()) stages.add(new Loop(List.copyOf(loop), way));
  }

  /** Uniform values are computed by a loop only where they are results. */
  private boolean isComputed(int v) {
    return !uniform.get(v) || program.outputs().contains(v);
  }

  private void keepWhatCrossesStages() {
    int[] stageOf = new int[size()];
    Arrays.fill(stageOf, -1);
    for (int s = 0; s < stages.size(); s++) for (int v : valuesOf(stages.get(s))) stageOf[v] = s;
    program.outputs().stream().forEach(kept::set);
    for (int s = 0; s < stages.size(); s++) {
      int stage = s;
      for (int v : valuesOf(stages.get(s))) {
        if (stages.get(s) instanceof Block) kept.set(v);
        operands(v).filter(a -> !uniform.get(a) && stageOf[a] != stage).forEach(kept::set);
      }
    }
  }

  static List<Integer> valuesOf(Stage stage) {
    return switch (stage) {
      case Loop l -> l.values();
      case Block b -> List.of(b.value());
    };
  }
}
