package damo.kernel;

import damo.display.Bundle;
import damo.display.Outlet;
import damo.kernel.session.MimeBundle;
import damo.kernel.session.Screen;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Displays go to the cell that runs. */
record NotebookOutlet(Screen screen) implements Outlet {
  /** A bundle as the protocol has it. */
  static MimeBundle mime(Bundle bundle) {
    return new MimeBundle(new LinkedHashMap<>(bundle.data()), bundle.metadata());
  }

  @Override
  public void display(Bundle bundle, @Nullable String displayId) {
    screen.display(mime(bundle), displayId);
  }

  @Override
  public void update(String displayId, Bundle bundle) {
    screen.update(displayId, mime(bundle));
  }

  @Override
  public void clear(boolean wait) {
    screen.clear(wait);
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Outlet pinned() {
    return new NotebookOutlet(screen.pinned());
  }
}
