package damo.display.displayer;

import damo.display.Displayer;
import damo.display.chart.ArrayView;
import damo.display.number.Values;
import damo.display.part.Part;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shows ND4J arrays by their numbers, their distribution and a picture. */
public final class NdArrayDisplayer implements Displayer<INDArray> {
  @Override
  public Class<INDArray> type() {
    return INDArray.class;
  }

  @Override
  public Part show(INDArray array) {
    return ArrayView.draw(Values.of(array));
  }
}
