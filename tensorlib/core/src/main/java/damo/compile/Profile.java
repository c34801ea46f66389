package damo.compile;

/** What a function cost so far. Times are in nanoseconds. */
public final class Profile {
  private final long compileNanos;
  private long calls;
  private long callNanos;

  Profile(long compileNanos) {
    this.compileNanos = compileNanos;
  }

  void count(long nanos) {
    calls++;
    callNanos += nanos;
  }

  public long calls() {
    return calls;
  }

  /** Nanoseconds in all calls together. */
  public long callNanos() {
    return callNanos;
  }

  /** Nanoseconds to rewrite and link the graph. */
  public long compileNanos() {
    return compileNanos;
  }

  @Override
  public String toString() {
    return String.format(
        "%d calls, %.3f ms each; compiled in %.1f ms",
        calls, calls == 0 ? 0 : callNanos / 1e6 / calls, compileNanos / 1e6);
  }
}
