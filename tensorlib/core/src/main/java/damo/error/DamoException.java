package damo.error;

/** Root of all errors that Damo reports about graphs, values and calls. */
public class DamoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private boolean placed;

  /** Says what came and what was expected. */
  public DamoException(String message) {
    super(message);
  }

  /** As {@link #DamoException(String)}, of another exception. */
  public DamoException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the message says which node of a graph the error came from. */
  public boolean isPlaced() {
    return placed;
  }

  /** This error, whose message says which node it came from. */
  public DamoException placed() {
    placed = true;
    return this;
  }
}
