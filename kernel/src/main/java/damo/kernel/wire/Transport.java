package damo.kernel.wire;

import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Message;

/** The way to the front ends and back. */
public interface Transport extends AutoCloseable {
  /** Starts to deliver what comes in; called once. */
  void start(Receiver receiver);

  /**
   * Queues a message, from any thread, without waiting for the network. Messages of one channel
   * leave in the order in which they were queued.
   */
  void send(Channel channel, Message message);

  /** Sends what is queued, then lets go of the network. */
  @Override
  void close();

  /** Takes messages off the wire; must return at once, for it holds up all channels. */
  interface Receiver {
    void receive(Channel channel, Message message);
  }
}
