package damo.data;

import damo.error.DamoException;

/** A file or an array that is not the data it was taken for. */
public final class DataException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, and with what. */
  public DataException(String message) {
    super(message);
  }

  /** As {@link #DataException(String)}, of another exception. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
