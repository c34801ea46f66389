package damo.kernel.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Channel;
import damo.kernel.protocol.CommContent;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Dialogue;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.MessageType;
import damo.kernel.protocol.Publication;
import damo.kernel.protocol.Reply;
import damo.kernel.wire.Transport;
import java.util.List;

/** Addresses and sends all that leaves the kernel. */
final class Publisher {
  private final Transport transport;
  private final String session;

  Publisher(Transport transport, String session) {
    this.transport = transport;
    this.session = session;
  }

  /** Tells every front end, unless the one that asked wanted silence. */
  void publish(Origin origin, Publication publication) {
    if (!origin.silent()) {
      broadcast(origin, publication);
    }
  }

  void status(Origin origin, String state) {
    broadcast(origin, new Publication.Status(state));
  }

  void comm(Origin origin, CommContent content) {
    broadcast(origin, content);
  }

  /** Repeats a reply for front ends that did not ask. */
  void announce(Origin origin, Reply.Shutdown reply) {
    broadcast(origin, reply);
  }

  void reply(Channel channel, Origin origin, String replyType, Reply reply) {
    send(channel, origin.route(), origin, Header.now(replyType, session), reply);
  }

  /** The header of a question that is about to be asked. */
  Header question() {
    return Header.now(MessageType.INPUT_REQUEST.wireName(), session);
  }

  /** Asks the front end that sent {@code origin}. */
  void ask(Origin origin, Header header, Dialogue.InputRequest question) {
    send(Channel.STDIN, origin.route(), origin, header, question);
  }

  private void broadcast(Origin origin, Content content) {
    String type = MessageType.of(content).wireName();
    List<byte[]> topic = List.of(type.getBytes(UTF_8));
    send(Channel.IOPUB, topic, origin, Header.now(type, session), content);
  }

  private void send(
      Channel channel, List<byte[]> route, Origin origin, Header header, Content content) {
    JsonObject parent = origin.header();
    transport.send(channel, Message.of(route, header, parent, content));
  }
}
