package damo.display.live;

import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Text;
import java.util.List;
import java.util.function.Supplier;

/** The latest state of anything that can be shown. */
public final class SlotPanel implements Panel {
  private final String name;
  private final Supplier<Part> shown;
  private Part latest = Part.muted("waiting for the first step");

  /**
   * @param name a heading; empty for none
   * @param shown makes the part; is called on the thread that trains
   */
  public SlotPanel(String name, Supplier<Part> shown) {
    this.name = name;
    this.shown = shown;
  }

  @Override
  public void snapshot(double step) {
    latest = shown.get();
  }

  @Override
  public Drawing drawing() {
    Part part = latest;
    return marks ->
        name.isEmpty() ? part : new Column(List.of(new Text(name, Text.Tone.STRONG), part));
  }
}
