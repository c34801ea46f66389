package damo.kernel.wire;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Echoes whatever comes, on a thread of its own, so that a client knows the process lives. A router
 * rather than a reply socket, for it may miss a beat when memory is short and still take the next.
 */
final class Heartbeat implements Runnable {
  private static final int LOOK_UP_MS = 300;

  private final ZMQ.Socket socket;
  private final Journal journal;
  private volatile boolean open = true;

  Heartbeat(ZContext context, String address, Journal journal) {
    this.journal = journal;
    socket = context.createSocket(SocketType.ROUTER);
    socket.setReceiveTimeOut(LOOK_UP_MS);
    socket.bind(address);
  }

  @Override
  public void run() {
    while (open) {
      try {
        Frames.send(socket, Frames.receive(socket));
      } catch (OutOfMemoryError full) {
        Thread.yield(); // a note would need memory too
      } catch (RuntimeException missed) {
        journal.note("a heartbeat was missed", missed);
      }
    }
    socket.close();
  }

  void stop() {
    open = false;
  }
}
