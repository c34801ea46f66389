package damo.kernel;

import damo.display.Live;
import damo.kernel.shell.JavaShell;
import damo.kernel.shell.JavaShell.Completeness;
import damo.kernel.shell.JavaShell.Completion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A shell that is still being built; whoever needs it waits. */
final class LateShell implements JavaShell {
  private final CompletableFuture<JavaShell> shell = new CompletableFuture<>();

  /** Builds the shell on a thread of its own. */
  LateShell(Supplier<JavaShell> builder) {
    Thread.ofPlatform().daemon().name("damo-shell-start").start(() -> build(builder));
  }

  @Override
  public Outcome run(String code, int cell) {
    return shell.join().run(code, cell);
  }

  @Override
  public Completion complete(String code, int cursor) {
    return shell.join().complete(code, cursor);
  }

  @Override
  public Optional<String> inspect(String code, int cursor) {
    return shell.join().inspect(code, cursor);
  }

  @Override
  public Completeness isComplete(String code) {
    return shell.join().isComplete(code);
  }

  @Override
  public void interrupt() {
    // A live panel cannot see why its loop ends: it is told first.
    Live.interruptAll();
    // While the shell is being built no cell runs, so there is nothing to stop.
    if (shell.isDone()) {
      shell.join().interrupt();
    }
  }

  @Override
  public void close() {
    shell.thenAccept(JavaShell::close);
  }

  private void build(Supplier<JavaShell> builder) {
    try {
      shell.complete(builder.get());
    } catch (Throwable broken) {
      shell.completeExceptionally(broken);
    }
  }
}
