package damo.kernel.shell;

/**
 * A variable that a cell declares.
 *
 * @param name its name
 * @param type its type, as source text that compiles in the session
 */
record CellVariable(String name, String type) {}
