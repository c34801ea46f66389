package damo.kernel.comm;

import com.google.gson.JsonObject;

/** Receives the comms that a front end opens under the name it is registered with. */
public interface CommTarget {
  /** A front end has opened {@code comm} and sent {@code data} along. */
  void opened(Comm comm, JsonObject data);
}
