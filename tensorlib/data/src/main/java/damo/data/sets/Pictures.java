package damo.data.sets;

import damo.data.Dataset;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays of pictures as rows. */
final class Pictures {
  private Pictures() {}

  /** Pictures of any shape behind their number, divided by {@code most}. */
  static Dataset dataset(INDArray images, INDArray labels, List<String> classes, double most) {
    List<Integer> shape = Arrays.stream(images.shape()).skip(1).mapToObj(Math::toIntExact).toList();
    INDArray rows =
        images
            .castTo(DataType.FLOAT)
            .divi(most)
            .reshape('c', images.size(0), images.length() / images.size(0));
    return new Dataset(rows, labels, classes, shape);
  }
}
