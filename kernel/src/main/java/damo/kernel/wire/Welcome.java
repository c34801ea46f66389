package damo.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.MessageType;
import damo.kernel.protocol.Publication;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Greets subscribers of iopub, so that they know from when on they miss nothing. */
final class Welcome {
  private static final byte SUBSCRIBE = 1;

  private final String session = UUID.randomUUID().toString();

  static boolean isSubscription(byte[] frame) {
    return frame.length > 0 && frame[0] == SUBSCRIBE;
  }

  /** The greeting, addressed to the topic subscribed to. */
  Message to(byte[] subscription) {
    byte[] topic = Arrays.copyOfRange(subscription, 1, subscription.length);
    return Message.of(
        List.of(topic),
        Header.now(MessageType.IOPUB_WELCOME.wireName(), session),
        new JsonObject(),
        new Publication.IopubWelcome(new String(topic, UTF_8)));
  }
}
