package damo.kernel.shell;

/**
 * Where classes came from.
 *
 * @param cell the cell's number
 * @param shift what to add to a line of the compiled source to get the line of the cell
 */
record CellLines(int cell, int shift) {
  String sourceFile() {
    return CellFrames.sourceFile(cell);
  }

  int line(int compiled) {
    return Math.max(1, compiled + shift);
  }
}
