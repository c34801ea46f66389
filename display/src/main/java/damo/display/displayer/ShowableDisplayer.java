package damo.display.displayer;

import damo.display.Displayer;
import damo.display.Showable;
import damo.display.part.Part;

/** Shows what draws itself. */
public final class ShowableDisplayer implements Displayer<Showable> {
  @Override
  public Class<Showable> type() {
    return Showable.class;
  }

  @Override
  public Part show(Showable showable) {
    return showable.part();
  }
}
