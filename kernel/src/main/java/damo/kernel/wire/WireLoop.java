package damo.kernel.wire;

import damo.kernel.protocol.Channel;
import java.util.List;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The one thread that touches the sockets of the channels. */
final class WireLoop implements Runnable {
  private final ZContext context;
  private final Sockets sockets;
  private final ZMQ.Socket inbox;
  private final Codec codec;
  private final Transport.Receiver receiver;
  private final Journal journal;
  private final Welcome welcome = new Welcome();
  private boolean open = true;

  WireLoop(
      ZContext context,
      Sockets sockets,
      ZMQ.Socket inbox,
      Codec codec,
      Transport.Receiver receiver,
      Journal journal) {
    this.context = context;
    this.sockets = sockets;
    this.inbox = inbox;
    this.codec = codec;
    this.receiver = receiver;
    this.journal = journal;
  }

  @Override
  public void run() {
    List<Channel> channels = Sockets.byUrgency();
    try (ZMQ.Poller poller = context.createPoller(channels.size() + 1)) {
      channels.forEach(channel -> poller.register(sockets.of(channel), ZMQ.Poller.POLLIN));
      poller.register(inbox, ZMQ.Poller.POLLIN);
      while (open) {
        poller.poll(-1);
        turn(poller, channels);
      }
    }
    inbox.close();
    sockets.close();
  }

  private void turn(ZMQ.Poller poller, List<Channel> channels) {
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      if (poller.pollin(i)) {
        surviving("a message that came on " + channel, () -> take(channel));
      }
    }
    if (poller.pollin(channels.size())) {
      surviving("a message on its way out", this::forward);
    }
  }

  private void take(Channel channel) throws Malformed {
    List<byte[]> frames = Frames.receive(sockets.of(channel));
    if (channel != Channel.IOPUB) {
      receiver.receive(channel, codec.decode(frames));
    } else if (Welcome.isSubscription(frames.getFirst())) {
      Frames.send(sockets.of(channel), codec.encode(welcome.to(frames.getFirst())));
    }
  }

  private void forward() {
    Parcel parcel = Parcel.receiveFrom(inbox);
    open = !parcel.isLast();
    Frames.send(sockets.of(parcel.channel()), parcel.frames());
  }

  /** Whatever becomes of one message, the next one is carried. */
  private void surviving(String what, Step step) {
    try {
      step.run();
    } catch (Malformed dropped) {
      journal.note(what + " was dropped: " + dropped.getMessage());
    } catch (Throwable any) {
      journal.note(what + " was lost", any);
    }
  }

  private interface Step {
    void run() throws Malformed;
  }
}
