package damo.error;

/** A gradient asked with respect to a variable that the cost does not depend on. */
public final class DisconnectedInputException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which input, and why the cost does not depend on it. */
  public DisconnectedInputException(String message) {
    super(message);
  }
}
