package damo.error;

/** A symbolic gradient that finite differences contradict. */
public final class GradientException extends DamoException {
  private static final long serialVersionUID = 1L;

  public GradientException(String message) {
    super(message);
  }
}
