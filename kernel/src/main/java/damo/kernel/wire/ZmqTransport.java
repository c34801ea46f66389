package damo.kernel.wire;

import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Message;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * ZeroMQ by JeroMQ. A JeroMQ socket must not be touched by a thread that may be interrupted, so the
 * sockets belong to one thread, the wire loop, which sleeps in a poll until something comes. What
 * is to go out waits in a queue; a courier, likewise never interrupted, carries it to the loop over
 * an in-process socket, which is what wakes the poll.
 */
public final class ZmqTransport implements Transport {
  private static final String INSIDE = "inproc://outgoing";
  private static final int LINGER_MS = 1000;
  private static final int CLOSE_MS = 1000;

  private final BlockingQueue<Parcel> outgoing = new LinkedBlockingQueue<>();
  private final ZContext context = new ZContext();
  private final Codec codec;
  private final Journal journal;
  private final Sockets sockets;
  private final ZMQ.Socket inbox;
  private final ZMQ.Socket outbox;
  private final Heartbeat heartbeat;
  private volatile List<Thread> threads = List.of();

  /**
   * Binds the ports of a connection file.
   *
   * @throws org.zeromq.ZMQException when a port is taken
   */
  public ZmqTransport(Connection connection, Journal journal) {
    this.journal = journal;
    this.codec = new Codec(new Signer(connection.key(), connection.signatureScheme()));
    context.setLinger(LINGER_MS);
    context.setThreadFactor((work, name) -> unstarted(name, () -> outliving(work)));
    this.sockets = new Sockets(context, connection);
    this.inbox = context.createSocket(SocketType.PULL);
    this.outbox = context.createSocket(SocketType.PUSH);
    inbox.bind(INSIDE);
    outbox.connect(INSIDE);
    this.heartbeat = new Heartbeat(context, connection.address(connection.hbPort()), journal);
  }

  @Override
  public void start(Receiver receiver) {
    WireLoop loop = new WireLoop(context, sockets, inbox, codec, receiver, journal);
    threads =
        List.of(
            daemon("damo-heartbeat", heartbeat),
            daemon("damo-courier", this::carry),
            daemon("damo-wire", loop));
  }

  @Override
  public void send(Channel channel, Message message) {
    outgoing.add(new Parcel(channel, codec.encode(message)));
  }

  @Override
  public void close() {
    heartbeat.stop();
    outgoing.add(Parcel.LAST);
    try {
      for (Thread thread : threads) {
        thread.join(CLOSE_MS);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    context.close();
  }

  private void carry() {
    boolean more = true;
    while (more) {
      try {
        Parcel parcel = outgoing.take();
        parcel.sendOver(outbox);
        more = !parcel.isLast();
      } catch (InterruptedException | RuntimeException | OutOfMemoryError lost) {
        journal.note("a message was lost on its way out", lost);
      }
    }
    outbox.close();
  }

  /**
   * Runs one of JeroMQ's own threads. A cell that fills the heap makes it throw wherever it is; run
   * again, it finds in its selector what it had not done yet.
   */
  private static void outliving(Runnable work) {
    boolean ended = false;
    while (!ended) {
      try {
        work.run();
        ended = true;
      } catch (OutOfMemoryError full) {
        Thread.yield();
      }
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = unstarted(name, work);
    thread.start();
    return thread;
  }

  private static Thread unstarted(String name, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .inheritInheritableThreadLocals(false)
        .unstarted(work);
  }
}
