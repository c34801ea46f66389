package damo.error;

/** A variable that is needed, and neither computed nor given. */
public final class MissingInputException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which variables have no value. */
  public MissingInputException(String message) {
    super(message);
  }
}
