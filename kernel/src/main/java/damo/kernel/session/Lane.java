package damo.kernel.session;

import damo.kernel.wire.Journal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread that serves messages in the order in which they come, whatever becomes of each. */
final class Lane {
  private final BlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>();
  private final Consumer<Exchange> server;
  private final Journal journal;

  Lane(Consumer<Exchange> server, Journal journal) {
    this.server = server;
    this.journal = journal;
  }

  /** Starts to serve on a thread with room for {@code stackSize} bytes of calls. */
  void start(String name, long stackSize) {
    Thread.ofPlatform().daemon().name(name).stackSize(stackSize).start(this::serve);
  }

  void add(Exchange exchange) {
    waiting.add(exchange);
  }

  private void serve() {
    while (true) {
      try {
        server.accept(waiting.take());
      } catch (InterruptedException late) {
        // An interrupt that came after its cell had ended: there is nothing left to stop.
        continue;
      } catch (Throwable any) {
        journal.note("a message was not served", any);
      }
    }
  }
}
