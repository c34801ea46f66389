package damo.kernel.shell;

/**
 * One of the things a cell consists of.
 *
 * @param kind what it is
 * @param start its first character in the cell
 * @param end past its last one
 * @param bodyEnd past its last one without semicolon and comments, where that is known
 * @param closed whether the user ended it with a semicolon
 * @param name the name that a declaration declares, or an empty text
 */
record Piece(Kind kind, int start, int end, int bodyEnd, boolean closed, String name) {
  /** What a cell may consist of. */
  enum Kind {
    EMPTY,
    IMPORT,
    TYPE,
    METHOD,
    VARIABLE,
    STATEMENT,
    /** An expression that is also a statement: a call, an assignment, an increment. */
    ACTION,
    EXPRESSION
  }

  /** Whether it is given to JShell as it stands, before the cell's statements run. */
  boolean isDeclaration() {
    return kind == Kind.IMPORT || kind == Kind.TYPE || kind == Kind.METHOD;
  }

  String text(String cell) {
    return cell.substring(start, end);
  }

  Piece as(Kind kind, String name) {
    return new Piece(kind, start, end, bodyEnd, closed, name);
  }

  /** The same, whose code ends there; beyond the end means that a semicolon had to be supplied. */
  Piece ending(int codeEnd) {
    return new Piece(kind, start, end, Math.min(codeEnd, end), codeEnd <= end, name);
  }

  Piece withBody(int bodyEnd) {
    return new Piece(kind, start, end, Math.min(bodyEnd, end), closed, name);
  }
}
