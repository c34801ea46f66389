package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.routine.AskedShape;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;

/** The shapes of a state and of a draw; the same objects as long as nothing changes. */
final class DrawShapes {
  private final AskedShape asked = new AskedShape();
  private Ints lengths = Ints.of();
  private List<Ints> all = List.of();
  private List<Ints> longer = List.of();

  /** A draw of the lengths that {@code wanted} holds. */
  List<Ints> of(Operand state, Operand wanted) {
    Ints now = asked.of(wanted);
    if (all.isEmpty() || !now.equals(lengths) || !all.getFirst().equals(state.shape())) {
      for (int n : now.toArray())
        if (n < 0) throw new ShapeException("a length must not be negative, got " + n);
      lengths = now;
      all = List.of(state.shape(), now);
    }
    return all;
  }

  /** With one length more behind. */
  List<Ints> of(Operand state, Operand wanted, int last) {
    List<Ints> before = all;
    Ints first = of(state, wanted).get(1);
    if (all != before || longer.get(1).get(first.size()) != last) {
      int[] lengths = Arrays.copyOf(first.toArray(), first.size() + 1);
      lengths[first.size()] = last;
      longer = List.of(all.getFirst(), Ints.of(lengths));
    }
    return longer;
  }
}
