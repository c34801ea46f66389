package damo.kernel.shell;

/**
 * What the compiler has against a cell.
 *
 * @param start offset in the cell
 * @param end offset in the cell, past the last character
 * @param code javac's stable key
 * @param message javac's sentence, possibly of several lines
 */
record Problem(int start, int end, String code, String message) {}
