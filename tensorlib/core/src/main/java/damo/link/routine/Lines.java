package damo.link.routine;

import java.util.List;

/** The lines of arrays along one axis, one after the other. */
public final class Lines {
  private Lines() {}

  /** What is done with each line. */
  @FunctionalInterface
  public interface Body {
    /**
     * Takes one line of each operand.
     *
     * @param starts for each operand the index of the line's first element
     */
    void line(int[] starts);
  }

  /** Visits the lines of operands that have one shape, apart from the length of {@code axis}. */
  public static void forEach(int axis, List<Operand> operands, Body body) {
    Operand first = operands.getFirst();
    for (int i = 0; i < first.rank(); i++) if (i != axis && first.length(i) == 0) return;
    int[] starts = operands.stream().mapToInt(Operand::offset).toArray();
    visit(0, axis, operands, starts, body);
  }

  private static void visit(int depth, int axis, List<Operand> all, int[] starts, Body body) {
    if (depth == all.getFirst().rank()) {
      body.line(starts);
      return;
    }
    int n = depth == axis ? 1 : all.getFirst().length(depth);
    for (int i = 0; i < n; i++) {
      visit(depth + 1, axis, all, starts, body);
      for (int k = 0; k < starts.length; k++) starts[k] += all.get(k).stride(depth);
    }
    for (int k = 0; k < starts.length; k++) starts[k] -= n * all.get(k).stride(depth);
  }
}
