package damo.data;

import damo.error.DamoException;

/** A file or an array that is not the data it was taken for. */
public final class DataException extends DamoException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
