package damo.display;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints the text of each bundle: what a plain Java program gets. */
record TextOutlet(PrintStream out) implements Outlet {
  @Override
  public void display(Bundle bundle, @Nullable String displayId) {
    out.println(bundle.text());
  }

  @Override
  public void update(String displayId, Bundle bundle) {
    out.println(bundle.text());
  }

  @Override
  public void clear(boolean wait) {}

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Outlet pinned() {
    return this;
  }
}
