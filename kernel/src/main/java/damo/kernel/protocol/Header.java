package damo.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Who sent a message, when, and of which type.
 *
 * @param raw the header as it came or goes, with fields that this kernel has no name for
 */
public record Header(String msgId, String session, String msgType, JsonObject raw) {
  /** The version of the messaging protocol spoken. */
  public static final String PROTOCOL_VERSION = "5.5";

  /** A header for a message that this kernel sends now. */
  public static Header now(String msgType, String session) {
    JsonObject raw = new JsonObject();
    raw.addProperty("msg_id", UUID.randomUUID().toString());
    raw.addProperty("session", session);
    raw.addProperty("username", "kernel");
    raw.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    raw.addProperty("msg_type", msgType);
    raw.addProperty("version", PROTOCOL_VERSION);
    return read(raw);
  }

  /**
   * Reads a header that came.
   *
   * @throws IllegalArgumentException when {@code msg_id} or {@code msg_type} is missing
   */
  public static Header read(JsonObject raw) {
    return new Header(
        field(raw, "msg_id"),
        raw.has("session") ? field(raw, "session") : "",
        field(raw, "msg_type"),
        raw);
  }

  private static String field(JsonObject raw, String name) {
    JsonElement value = raw.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalArgumentException("the header has no text field " + name + ": " + raw);
    }
    return value.getAsString();
  }
}
