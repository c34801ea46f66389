package damo.display.live;

import damo.display.chart.Marks;
import damo.display.part.Part;

/** One picture of a live display. */
public interface Panel {
  /** Reads what it watches, on the thread that trains, where reading is safe. */
  void snapshot(double step);

  /** A pass over the data has ended, and reading what is watched is affordable. */
  default void epoch(double step) {}

  default boolean isShown() {
    return true;
  }

  /** Copies what it has; the part is drawn later, on another thread. */
  Drawing drawing();

  /** A copy of a panel's numbers, ready to be drawn anywhere. */
  interface Drawing {
    Part draw(Marks marks);
  }
}
