package damo.link;

import damo.error.DamoException;
import damo.graph.Meaning.Watch;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.value.ArrayText;
import java.util.List;

/** What effects do when they run. */
public final class Watching {
  private Watching() {}

  /**
   * Tells or checks; nothing in a {@link DryRun}.
   *
   * @param in the value, and the conditions
   * @throws DamoException if a condition does not hold, or nothing is to come here
   */
  public static void through(Watch watch, List<Operand> in) {
    if (DryRun.isOn()) return;
    switch (watch) {
      case Watch.Print(var message) ->
          System.out.println(
              (message.isEmpty() ? "" : message + " ") + ArrayText.of(in.getFirst().toValue()));
      case Watch.Check(var message) -> check(message, in);
      case Watch.Fail(var message) -> throw new DamoException(message);
    }
  }

  private static void check(String message, List<Operand> in) {
    for (int k = 1; k < in.size(); k++) {
      Operand condition = Copy.dense(in.get(k));
      for (int i = 0, n = condition.size(); i < n; i++) {
        if (condition.longAt(condition.offset() + i) == 0)
          throw new DamoException(
              message
                  + (in.size() == 2 ? "; its condition" : "; its condition " + (k - 1))
                  + " is false"
                  + (n == 1 ? "" : " at element " + i + " of " + n));
      }
    }
  }
}
