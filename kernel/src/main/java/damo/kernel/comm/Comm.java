package damo.kernel.comm;

import com.google.gson.JsonObject;
import damo.kernel.protocol.CommContent;
import java.util.function.Consumer;

/** One open conversation. */
public final class Comm {
  private final String id;
  private final String targetName;
  private final Comms comms;
  private volatile Consumer<JsonObject> onMessage = data -> {};
  private volatile Consumer<JsonObject> onClose = data -> {};

  Comm(String id, String targetName, Comms comms) {
    this.id = id;
    this.targetName = targetName;
    this.comms = comms;
  }

  public String id() {
    return id;
  }

  public String targetName() {
    return targetName;
  }

  /** Calls {@code listener} with what the front end says from now on. */
  public void onMessage(Consumer<JsonObject> listener) {
    onMessage = listener;
  }

  /** Calls {@code listener} when the front end ends the conversation. */
  public void onClose(Consumer<JsonObject> listener) {
    onClose = listener;
  }

  /** Says something to the front end. */
  public void send(JsonObject data) {
    comms.send(new CommContent.CommMsg(id, data));
  }

  /** Ends the conversation. */
  public void close(JsonObject data) {
    comms.forget(id);
    comms.send(new CommContent.CommClose(id, data));
  }

  void heard(JsonObject data) {
    onMessage.accept(data);
  }

  void ended(JsonObject data) {
    onClose.accept(data);
  }
}
