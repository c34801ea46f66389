package damo.kernel.session;

import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Message;
import java.util.ArrayList;
import java.util.List;

/** One incoming message on its way through the kernel. */
final class Exchange {
  private final Channel channel;
  private final Message message;
  private final Origin origin;
  private final long arrival = System.nanoTime();
  private final List<Runnable> afterwards = new ArrayList<>();

  Exchange(Channel channel, Message message) {
    this.channel = channel;
    this.message = message;
    this.origin = Origin.of(message);
  }

  Channel channel() {
    return channel;
  }

  Content content() {
    return message.content();
  }

  String messageType() {
    return message.header().msgType();
  }

  Origin origin() {
    return origin;
  }

  /** When it came, in the clock of {@link System#nanoTime}. */
  long arrival() {
    return arrival;
  }

  /** Runs {@code step} once the reply is queued and the kernel has said that it is idle. */
  void afterwards(Runnable step) {
    afterwards.add(step);
  }

  void end() {
    afterwards.forEach(Runnable::run);
  }
}
