package damo.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.Objects;

/** Messages between the two halves of a widget; either side may send any of them. */
public sealed interface CommContent extends Content {
  String commId();

  JsonObject data();

  /** Let us talk. */
  record CommOpen(String commId, String targetName, JsonObject data) implements CommContent {
    public CommOpen {
      Objects.requireNonNull(commId, "comm_id is missing");
      Objects.requireNonNull(targetName, "target_name is missing");
    }
  }

  /** A word. */
  record CommMsg(String commId, JsonObject data) implements CommContent {
    public CommMsg {
      Objects.requireNonNull(commId, "comm_id is missing");
    }
  }

  /** Good bye. */
  record CommClose(String commId, JsonObject data) implements CommContent {
    public CommClose {
      Objects.requireNonNull(commId, "comm_id is missing");
    }
  }
}
