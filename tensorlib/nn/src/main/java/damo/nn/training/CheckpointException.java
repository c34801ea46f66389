package damo.nn.training;

import damo.error.DamoException;

/** A checkpoint that cannot be used: not there, damaged, or of another model or other data. */
public final class CheckpointException extends DamoException {
  private static final long serialVersionUID = 1L;

  /** Says which file, and what is wrong with it. */
  public CheckpointException(String message) {
    super(message);
  }

  /** As {@link #CheckpointException(String)}, of another exception. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
