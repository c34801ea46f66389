package damo.kernel.magic;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagic;
import java.util.List;

/** Cells that are not Java but something to show. */
public final class TextMagics {
  TextMagics() {}

  /** Shows the cell as HTML. */
  @CellMagic
  public DisplayData html(List<String> arguments, String body) {
    DisplayData data = new DisplayData(body);
    data.putHTML(body);
    return data;
  }

  /** Shows the cell as LaTeX. */
  @CellMagic
  public DisplayData latex(List<String> arguments, String body) {
    DisplayData data = new DisplayData(body);
    data.putLatex(body);
    return data;
  }

  /** Shows the cell as Markdown. */
  @CellMagic
  public DisplayData markdown(List<String> arguments, String body) {
    DisplayData data = new DisplayData(body);
    data.putMarkdown(body);
    return data;
  }

  /** Shows the cell as an SVG picture. */
  @CellMagic
  public DisplayData svg(List<String> arguments, String body) {
    DisplayData data = new DisplayData(body);
    data.putSVG(body);
    return data;
  }
}
