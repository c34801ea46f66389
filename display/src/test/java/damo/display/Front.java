package damo.display;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A front end that only remembers. */
final class Front implements Outlet {
  record Message(String kind, @Nullable String id, Bundle bundle) {}

  private final boolean live;
  final List<Message> messages = new CopyOnWriteArrayList<>();

  Front(boolean live) {
    this.live = live;
  }

  @Override
  public void display(Bundle bundle, @Nullable String displayId) {
    messages.add(new Message("display", displayId, bundle));
  }

  @Override
  public void update(String displayId, Bundle bundle) {
    messages.add(new Message("update", displayId, bundle));
  }

  @Override
  public void clear(boolean wait) {
    messages.add(new Message("clear", null, Bundle.text("" + wait)));
  }

  @Override
  public boolean live() {
    return live;
  }

  @Override
  public Outlet pinned() {
    return this;
  }

  List<Bundle> bundles() {
    return new ArrayList<>(messages.stream().map(Message::bundle).toList());
  }
}
