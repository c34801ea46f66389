package damo.error;

/** A gradient that passes through an op which has none. */
public final class NullGradientException extends DamoException {
  private static final long serialVersionUID = 1L;

  public NullGradientException(String message) {
    super(message);
  }
}
