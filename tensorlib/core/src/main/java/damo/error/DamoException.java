package damo.error;

/** Root of all errors that Damo reports about graphs, values and calls. */
public class DamoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DamoException(String message) {
    super(message);
  }

  public DamoException(String message, Throwable cause) {
    super(message, cause);
  }
}
