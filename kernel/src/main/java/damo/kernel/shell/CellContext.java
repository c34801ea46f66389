package damo.kernel.shell;

import java.util.List;

/** What of an unfinished cell can stand together in one method. */
final class CellContext {
  private final CellReader reader;

  CellContext(CellReader reader) {
    this.reader = reader;
  }

  /** The code with finished imports, types and methods blanked. */
  String statements(String code) {
    List<Edit> edits =
        reader.read(code.substring(0, lastPiece(code))).pieces().stream()
            .filter(Piece::isDeclaration)
            .map(piece -> Edit.blank(code, piece.start(), piece.end()))
            .toList();
    return new EditedText(code, edits).text();
  }

  /** Where the last, perhaps unfinished, piece starts. */
  int lastPiece(String code) {
    return reader.lastStart(code);
  }
}
