package damo.link.routine.random;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.runtime.random.MersenneTwister;

/** The generator that a state describes. */
final class Generator {
  private Generator() {}

  /** One that continues at {@code state} and leaves where it comes to in {@code next}. */
  static MersenneTwister of(Operand state, Operand next) {
    if (state.size() != MersenneTwister.WORDS) {
      throw new ShapeException(
          "the state of a generator has "
              + MersenneTwister.WORDS
              + " words, got shape "
              + Geometry.text(state.shape()));
    }
    Copy.copy(state, next);
    return new MersenneTwister((int[]) next.array(), next.offset());
  }
}
