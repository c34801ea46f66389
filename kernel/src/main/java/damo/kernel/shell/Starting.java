package damo.kernel.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that a daemon thread makes while others may already wait for it. */
final class Starting<V> {
  private final CompletableFuture<V> made = new CompletableFuture<>();

  Starting(String name, Supplier<V> maker) {
    Thread.ofPlatform().daemon().name(name).start(() -> complete(maker));
  }

  V get() {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("Java cells did not start: " + e.getCause(), e.getCause());
    }
  }

  private void complete(Supplier<V> maker) {
    try {
      made.complete(maker.get());
    } catch (Throwable e) {
      made.completeExceptionally(e);
    }
  }
}
