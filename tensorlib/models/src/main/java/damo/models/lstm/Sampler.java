package damo.models.lstm;

import damo.Damo;
import damo.T;
import damo.nn.Dense;
import damo.nn.Lstm;
import damo.random.RandomStreams;
import damo.scan.Init;
import damo.scan.ScanResult;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws a frame, hears it, draws the next. */
record Sampler(Dense input, List<Lstm> layers, Dense output, int seed) {
  INDArray sample(int count, int frames) {
    TensorVariable n = T.iscalar("count");
    RandomStreams random = new RandomStreams(seed);
    List<Object> first = new ArrayList<>();
    first.add(T.zeros(input.w().dtype(), n, layers.getFirst().w().shape().get(0)));
    for (Lstm layer : layers)
      for (int i = 0; i < layer.states(); i++)
        first.add(T.zeros(input.w().dtype(), n, layer.units()));
    first.add(Init.none());
    ScanResult made =
        Damo.scanList(taken -> step(taken, random))
            .outputsInfo(first.toArray())
            .nSteps(frames)
            .name("sample")
            .run();
    return Damo.function(List.of(n), made.outputs().getLast().dimshuffle(1, 0, 2))
        .callAll(count)
        .getFirst();
  }

  /** From what was heard, and the states of all layers, to those after it and the frame drawn. */
  private List<TensorVariable> step(List<TensorVariable> taken, RandomStreams random) {
    List<TensorVariable> next = new ArrayList<>();
    TensorVariable h = taken.getFirst();
    for (int i = 0; i < layers.size(); i++) {
      List<TensorVariable> states = taken.subList(1 + 2 * i, 3 + 2 * i);
      List<TensorVariable> after = layers.get(i).step(layers.get(i).project(h), states);
      next.addAll(after);
      h = after.getFirst();
    }
    TensorVariable likely = T.nnet.sigmoid(output.apply(h));
    TensorVariable frame =
        random.binomial(likely.shape(), T.constant(1), likely, input.w().dtype());
    next.addFirst(input.apply(frame));
    next.add(frame);
    return next;
  }
}
