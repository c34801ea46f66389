package damo.kernel.magic;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;

/** Which magics there are. */
public final class ListMagic {
  private final MagicTable magics;

  ListMagic(MagicTable magics) {
    this.magics = magics;
  }

  /** Lists the magics of lines and of cells. */
  @LineMagic
  public DisplayData lsmagic() {
    return new DisplayData(
        "Lines:  %"
            + String.join("  %", magics.lines())
            + "\nCells:  %%"
            + String.join("  %%", magics.cells()));
  }
}
