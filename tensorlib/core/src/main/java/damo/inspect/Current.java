package damo.inspect;

import damo.graph.SharedVariable;
import damo.scalar.Ints;
import damo.value.Value;

/** What a shared variable holds between two calls of functions, not halfway through one. */
record Current(Ints shape, int count, Distribution values) {
  static Current of(SharedVariable s) {
    s.guard().lock();
    try {
      Value now = s.current();
      return new Current(now.shape(), now.size(), Distribution.of(now));
    } finally {
      s.guard().unlock();
    }
  }
}
