package damo.kernel.wire;

import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Echoes whatever comes, on a thread of its own, so that a client knows the process lives. */
final class Heartbeat implements Runnable {
  private static final int LOOK_UP_MS = 300;

  private final ZMQ.Socket socket;
  private volatile boolean open = true;

  Heartbeat(ZContext context, String address) {
    socket = context.createSocket(SocketType.REP);
    socket.setReceiveTimeOut(LOOK_UP_MS);
    socket.bind(address);
  }

  @Override
  public void run() {
    while (open) {
      List<byte[]> beat = Frames.receive(socket);
      Frames.send(socket, beat);
    }
    socket.close();
  }

  void stop() {
    open = false;
  }
}
