package damo.kernel.shell;

/**
 * Whether a cell is ready to run.
 *
 * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
 * @param indent white space to start the next line with when incomplete
 */
public record Completeness(String status, String indent) {}
