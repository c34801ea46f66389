package damo.experiments;

import damo.data.Dataset;
import damo.display.Scatter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Points of a data set on a plane, by class. */
final class Maps {
  private Maps() {}

  static Scatter of(INDArray points, Dataset data) {
    return Scatter.of(points).labels(data.y().toIntVector());
  }
}
