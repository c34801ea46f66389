package damo.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * One message, sent or received.
 *
 * @param identities the route to the front end; on iopub, the topic
 * @param parent the header of the message that caused this one, empty when none did
 * @param buffers binary attachments, passed on as they are
 */
public record Message(
    List<byte[]> identities,
    Header header,
    JsonObject parent,
    JsonObject metadata,
    Content content,
    List<byte[]> buffers) {
  /** A message without attachments or metadata. */
  public static Message of(
      List<byte[]> identities, Header header, JsonObject parent, Content content) {
    return new Message(identities, header, parent, new JsonObject(), content, List.of());
  }
}
