package damo.compile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Measures phases that follow each other; one that comes again is added to. */
final class PhaseClock {
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private long since = System.nanoTime();

  /** The phase that ran until now was this one. */
  void ends(String phase) {
    long now = System.nanoTime();
    nanos.merge(phase, now - since, Long::sum);
    since = now;
  }

  Map<String, Long> nanos() {
    return nanos;
  }
}
