package damo.error;

/** A gradient that passes through an op which has none. */
public final class NullGradientException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which op has no gradient. */
  public NullGradientException(String message) {
    super(message);
  }
}
