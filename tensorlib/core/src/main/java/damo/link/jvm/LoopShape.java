package damo.link.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a loop touches.
 *
 * @param reads values that it takes from arrays
 * @param writes values that it leaves in arrays
 * @param uniformInputs inputs of one element that it needs
 * @param uniformSteps steps that it computes once, in order
 */
record LoopShape(
    List<Integer> reads,
    List<Integer> writes,
    List<Integer> uniformInputs,
    List<Integer> uniformSteps) {
  static LoopShape of(Schedule schedule, Schedule.Loop loop) {
    TreeSet<Integer> reads = new TreeSet<>();
    TreeSet<Integer> uniform = new TreeSet<>();
    for (int v : loop.values()) {
      if (schedule.isUniform(v)) addUniform(schedule, v, uniform);
      else schedule.operands(v).forEach(a -> sort(schedule, loop, a, reads, uniform));
    }
    return new LoopShape(
        List.copyOf(reads),
        loop.values().stream().filter(schedule::isKept).toList(),
        uniform.stream().filter(schedule::isInput).toList(),
        uniform.stream().filter(v -> !schedule.isInput(v)).toList());
  }

  private static void sort(
      Schedule schedule,
      Schedule.Loop loop,
      int value,
      TreeSet<Integer> reads,
      TreeSet<Integer> uniform) {
    if (schedule.isUniform(value)) addUniform(schedule, value, uniform);
    else if (!loop.values().contains(value)) reads.add(value);
  }

  private static void addUniform(Schedule schedule, int value, TreeSet<Integer> uniform) {
    if (!uniform.add(value) || schedule.isInput(value)) return;
    schedule.operands(value).forEach(a -> addUniform(schedule, a, uniform));
  }

  /** Reads, then writes: one parameter for each. */
  List<Integer> arrays() {
    List<Integer> all = new ArrayList<>(reads);
    all.addAll(writes);
    return all;
  }
}
