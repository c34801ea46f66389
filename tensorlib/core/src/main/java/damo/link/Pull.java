package damo.link;

import java.util.Arrays;
import java.util.List;

/**
 * Runs steps in order; a step may ask for others to run before it. Nothing is made in a steady
 * call, and nesting costs no stack.
 *
 * @param <S> the steps
 */
public final class Pull<S> {
  /** What to do with the steps. */
  public interface Work<S> {
    /** What must run before {@code step} and was not asked for yet in this call. */
    List<S> before(S step);

    /** Runs a step, unless it has run in this call. */
    void run(S step);
  }

  private List<?>[] lists = new List<?>[8];
  private int[] positions = new int[8];
  private int depth;

  /** Runs {@code steps} in their order, each after what it asks for. */
  public void run(List<S> steps, Work<S> work) {
    depth = 0;
    enter(steps);
    while (depth > 0) {
      int top = depth - 1;
      if (positions[top] == lists[top].size()) {
        depth--;
        continue;
      }
      S step = at(top);
      List<S> before = work.before(step);
      if (before.isEmpty()) {
        work.run(step);
        positions[top]++;
      } else {
        enter(before);
      }
    }
  }

  @SuppressWarnings("unchecked") // only lists of S are entered
  private S at(int top) {
    return (S) lists[top].get(positions[top]);
  }

  private void enter(List<S> steps) {
    if (depth == lists.length) {
      lists = Arrays.copyOf(lists, 2 * depth);
      positions = Arrays.copyOf(positions, 2 * depth);
    }
    lists[depth] = steps;
    positions[depth++] = 0;
  }
}
