package damo.kernel.session;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.Request;
import java.util.List;

/**
 * The message on whose behalf the kernel does something: what it prints and shows goes there.
 *
 * @param route the way back to the front end that sent it
 * @param header its header, empty for what the kernel does of itself
 */
record Origin(List<byte[]> route, JsonObject header, boolean silent, boolean answersInput) {
  /** Nobody asked: such output goes to the console that the kernel was started from. */
  static final Origin NONE = new Origin(List.of(), new JsonObject(), false, false);

  static Origin of(Message message) {
    Content content = message.content();
    return content instanceof Request.Execute cell
        ? new Origin(message.identities(), message.header().raw(), cell.silent(), cell.allowStdin())
        : new Origin(message.identities(), message.header().raw(), false, false);
  }

  boolean isNone() {
    return header.isEmpty();
  }
}
