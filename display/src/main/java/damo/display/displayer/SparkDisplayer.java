package damo.display.displayer;

import damo.display.Displayer;
import damo.display.Spark;
import damo.display.part.Part;

/** Shows sparks as small pictures. */
public final class SparkDisplayer implements Displayer<Spark> {
  @Override
  public Class<Spark> type() {
    return Spark.class;
  }

  @Override
  public Part show(Spark spark) {
    return spark.part();
  }
}
