package damo.error;

/** Element types that do not fit. */
public final class DTypeException extends DamoException {
  private static final long serialVersionUID = 1L;

  public DTypeException(String message) {
    super(message);
  }
}
