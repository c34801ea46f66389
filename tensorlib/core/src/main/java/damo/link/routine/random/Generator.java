package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.runtime.random.MersenneTwister;

/** The generator that a state describes; the same object for each state. */
final class Generator {
  private final MersenneTwister random = new MersenneTwister(new int[0], 0);

  /** Continues at {@code state} and leaves where it comes to in {@code next}. */
  MersenneTwister of(Operand state, Operand next) {
    if (state.size() != MersenneTwister.WORDS) {
      throw new ShapeException(
          "the state of a generator has "
              + MersenneTwister.WORDS
              + " words, got shape "
              + Geometry.text(state.shape()));
    }
    Copy.copy(state, next);
    MersenneTwister.checkPosition((int[]) next.array(), next.offset());
    random.moveTo((int[]) next.array(), next.offset());
    return random;
  }
}
