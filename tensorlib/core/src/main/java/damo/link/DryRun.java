package damo.link;

import damo.error.DamoException;

/**
 * A run that only finds out shapes: nothing is told or checked in it, no Java code of users runs,
 * and nobody looks on.
 */
public final class DryRun {
  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

  private DryRun() {}

  /** Whether the current thread is in such a run. */
  public static boolean isOn() {
    return ON.isBound();
  }

  /** Runs {@code work}; whether it came to its end. */
  public static boolean of(Runnable work) {
    try {
      ScopedValue.where(ON, true).run(work);
      return true;
    } catch (DamoException noSuchShapes) {
      return false;
    }
  }
}
