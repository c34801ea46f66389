package damo.kernel.wire;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Contents;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.MessageType;
import damo.kernel.protocol.Publication;
import damo.kernel.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A wire without sockets, and the front end at its other end. */
public final class MemoryTransport implements Transport {
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private Receiver receiver = (channel, message) -> {};

  /** A message that the kernel sent. */
  public record Sent(Channel channel, Message message) {
    public String cause() {
      return message.parent().isEmpty() ? "" : message.parent().get("msg_id").getAsString();
    }
  }

  @Override
  public void start(Receiver kernel) {
    receiver = kernel;
  }

  @Override
  public void send(Channel channel, Message message) {
    sent.add(new Sent(channel, message));
  }

  @Override
  public void close() {}

  /** Sends content as a front end does; returns the message's id. */
  public String say(Channel channel, Content content) {
    return say(channel, MessageType.of(content).wireName(), Contents.write(content));
  }

  /** Sends JSON under any name; returns the message's id. */
  public String say(Channel channel, String type, JsonObject content) {
    Header header = Header.now(type, "front end");
    receiver.receive(
        channel, Message.of(List.of(), header, new JsonObject(), Contents.read(type, content)));
    return header.msgId();
  }

  /** All that the kernel sends on behalf of a message, until it is idle again. */
  public List<Content> heard(String id) {
    List<Content> contents = new ArrayList<>();
    while (true) {
      Sent next = next();
      if (next.cause().equals(id)) {
        contents.add(next.message().content());
        if (next.message().content().equals(new Publication.Status("idle"))) {
          return contents;
        }
      }
    }
  }

  /** The reply among what was heard. */
  public static Reply reply(List<Content> heard) {
    return heard.stream()
        .filter(Reply.class::isInstance)
        .map(Reply.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The next message, whatever it is. */
  public Sent next() {
    try {
      return Objects.requireNonNull(
          sent.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "the kernel says nothing");
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
