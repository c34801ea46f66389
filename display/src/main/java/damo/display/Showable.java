package damo.display;

import damo.display.part.Part;

/**
 * What draws itself. A class of your own that implements this is shown so by {@link Display}, in
 * lists, tables and pages too.
 */
public interface Showable {
  /** The tree that shows this: text and HTML are made from it. */
  Part part();
}
