package damo.error;

/** Lengths or ranks that do not fit. */
public final class ShapeException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which shapes came and which were expected. */
  public ShapeException(String message) {
    super(message);
  }
}
