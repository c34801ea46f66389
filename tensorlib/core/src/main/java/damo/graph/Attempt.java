package damo.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Building part of a graph that may have to be built anew: what is changed outside of it meanwhile,
 * as which random stream comes next, can be undone.
 */
public final class Attempt {
  private static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

  private final Deque<Runnable> changes = new ArrayDeque<>();

  /** Says how what was just changed is undone, if the thread is in an attempt. */
  public static void changed(Runnable undo) {
    if (CURRENT.isBound()) CURRENT.get().changes.push(undo);
  }

  /** Calls {@code building} in this attempt. */
  public <R> R build(Supplier<R> building) {
    return ScopedValue.where(CURRENT, this).call(building::get);
  }

  /** Undoes what was changed, the latest first. */
  public void undo() {
    while (!changes.isEmpty()) changes.pop().run();
  }

  /** Leaves what was changed to the attempt around this one, if there is one. */
  public void keep() {
    changed(this::undo);
  }
}
