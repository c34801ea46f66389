package damo.kernel.comm;

import com.google.gson.JsonObject;
import damo.kernel.protocol.CommContent;
import damo.kernel.protocol.CommContent.CommClose;
import damo.kernel.protocol.CommContent.CommMsg;
import damo.kernel.protocol.CommContent.CommOpen;
import damo.kernel.protocol.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The targets that front ends may talk to, and the conversations that are open. */
public final class Comms {
  private final Map<String, CommTarget> targets = new ConcurrentHashMap<>();
  private final Map<String, Comm> open = new ConcurrentHashMap<>();
  private final Consumer<CommContent> wire;

  /** Comms whose messages go out through {@code wire}. */
  public Comms(Consumer<CommContent> wire) {
    this.wire = wire;
  }

  /** Hands comms opened under {@code targetName} to {@code target}. */
  public void register(String targetName, CommTarget target) {
    targets.put(targetName, target);
  }

  /** Opens a conversation with the front end's target of this name. */
  public Comm open(String targetName, JsonObject data) {
    Comm comm = remember(UUID.randomUUID().toString(), targetName);
    send(new CommOpen(comm.id(), targetName, data));
    return comm;
  }

  /** Takes what a front end said. */
  public void receive(CommContent content) {
    switch (content) {
      case CommOpen opening -> opened(opening);
      case CommMsg word ->
          Optional.ofNullable(open.get(word.commId())).ifPresent(comm -> comm.heard(word.data()));
      case CommClose end -> forget(end.commId()).ifPresent(comm -> comm.ended(end.data()));
    }
  }

  /** The open comms of one target, or of all when {@code targetName} is null. */
  public Map<String, Reply.CommTarget> describe(@Nullable String targetName) {
    Map<String, Reply.CommTarget> described = new LinkedHashMap<>();
    for (Comm comm : open.values()) {
      if (targetName == null || targetName.equals(comm.targetName())) {
        described.put(comm.id(), new Reply.CommTarget(comm.targetName()));
      }
    }
    return described;
  }

  void send(CommContent content) {
    wire.accept(content);
  }

  Optional<Comm> forget(String id) {
    return Optional.ofNullable(open.remove(id));
  }

  private Comm remember(String id, String targetName) {
    Comm comm = new Comm(id, targetName, this);
    open.put(id, comm);
    return comm;
  }

  private void opened(CommOpen opening) {
    CommTarget target = targets.get(opening.targetName());
    if (target == null) {
      send(new CommClose(opening.commId(), new JsonObject()));
      return;
    }
    Comm comm = remember(opening.commId(), opening.targetName());
    try {
      target.opened(comm, opening.data());
    } catch (RuntimeException refused) {
      comm.close(new JsonObject());
      throw refused;
    }
  }
}
