package damo.display;

import damo.display.part.Raw;

/** A formula: {@code Latex.of("\\sum_i x_i^2")}. */
public final class Latex {
  private Latex() {}

  /** Set on a line of its own; dollar signs are added when there are none. */
  public static Raw of(String latex) {
    boolean marked =
        latex.startsWith("$") || latex.startsWith("\\[") || latex.startsWith("\\begin");
    return new Raw("text/latex", marked ? latex : "$$" + latex + "$$", latex);
  }
}
