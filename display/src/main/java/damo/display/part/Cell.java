package damo.display.part;

/**
 * A cell of a {@link Table}.
 *
 * @param background {@code #rrggbb}, or empty for none
 * @param title shown when the pointer rests on the cell; empty for none
 */
public record Cell(Part content, Align align, String background, String title) {
  /** Words go left, numbers right. */
  public enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  public static Cell of(Part content) {
    return new Cell(content, Align.LEFT, "", "");
  }

  public static Cell left(String text) {
    return of(Part.text(text));
  }

  public static Cell right(String text) {
    return new Cell(Part.text(text), Align.RIGHT, "", "");
  }

  public static Cell center(Part content) {
    return new Cell(content, Align.CENTER, "", "");
  }

  public Cell on(String background) {
    return new Cell(content, align, background, title);
  }

  public Cell titled(String title) {
    return new Cell(content, align, background, title);
  }

  /** Parts and cells stay, numbers go right, all else is its text. */
  public static Cell from(Object x) {
    return switch (x) {
      case Cell cell -> cell;
      case Part part -> of(part);
      case Number number -> right(number.toString());
      default -> left(String.valueOf(x));
    };
  }
}
