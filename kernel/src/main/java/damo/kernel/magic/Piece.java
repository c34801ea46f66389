package damo.kernel.magic;

/** A part of a cell that is run by itself. */
sealed interface Piece {
  /** Java, with as many line ends before it as keep its lines numbered as in the cell. */
  record Java(String code) implements Piece {}

  /** {@code %name argument…}. */
  record Line(String name, String arguments) implements Piece {}

  /** {@code %%name argument…} and the rest of the cell. */
  record Cell(String name, String arguments, String body) implements Piece {}
}
