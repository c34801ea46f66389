package damo.error;

/** Element types that do not fit. */
public final class DTypeException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which dtypes came and which were expected. */
  public DTypeException(String message) {
    super(message);
  }
}
