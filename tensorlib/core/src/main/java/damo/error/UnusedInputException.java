package damo.error;

/** An input of a function on which nothing depends. */
public final class UnusedInputException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which input. */
  public UnusedInputException(String message) {
    super(message);
  }
}
