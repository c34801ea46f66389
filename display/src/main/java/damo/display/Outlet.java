package damo.display;

import org.jspecify.annotations.Nullable;

/** Where bundles go: a notebook, a terminal, a list in a test. */
public interface Outlet {
  /** Shows a bundle; a later {@link #update} with the same id replaces it. */
  void display(Bundle bundle, @Nullable String displayId);

  void update(String displayId, Bundle bundle);

  /** Clears what the current cell has shown; with {@code wait}, when the next thing arrives. */
  void clear(boolean wait);

  /** Whether an update replaces what was shown, so that pictures may move. */
  boolean live();

  /** An outlet bound to the cell that runs now, for use from any thread later. */
  Outlet pinned();
}
