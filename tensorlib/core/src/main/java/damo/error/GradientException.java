package damo.error;

/** A symbolic gradient that finite differences contradict. */
public final class GradientException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which gradient is wrong, and by how much. */
  public GradientException(String message) {
    super(message);
  }
}
