package damo.experiments;

import damo.data.sets.DataSets;
import damo.data.sets.Parts;
import damo.data.sets.PointData;
import damo.display.Scatter;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pictures of black and white, by the name of their set. */
record BinaryImages(PointData data, Parts<INDArray> parts, int side) {
  static BinaryImages load(String name, RunOptions options) {
    PointData data = DataSets.points(name, options.places());
    INDArray train = data.parts().train();
    int side = (int) Math.round(Math.sqrt(train.columns()));
    return new BinaryImages(data, data.parts().map(BinaryImages::binary), side);
  }

  private static INDArray binary(INDArray x) {
    double most = x.maxNumber().doubleValue();
    return x.gt(most / 2).castTo(DataType.FLOAT);
  }

  String name() {
    return data.name();
  }

  /** Points of the test part, by class where classes are known. */
  Scatter labelled(Scatter points) {
    return data.labelled().map(sets -> points.labels(sets.test().y().toIntVector())).orElse(points);
  }
}
