package damo.nn.training;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.nn.Adam;
import damo.nn.Initializer;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A small network with noise in it, a rate that falls, and a running mean: all that has a state.
 */
final class SpiralModel extends BaseModel {
  static final int BATCHES = 5;

  private final TensorVariable x = T.matrix("x");
  private final TensorVariable y = T.ivector("y");
  private Function errors;

  SpiralModel(Map<String, ?> settings) {
    super(settings);
    build();
  }

  static SpiralModel ofSeed(int seed) {
    return new SpiralModel(Map.of("hidden", 12, "seed", seed));
  }

  @Override
  protected void createParams() {
    int hidden = settings().count("hidden");
    addWeights("W_in", Initializer.glorotUniform(), 2, hidden);
    addWeights("b_in", Initializer.zeros(), hidden);
    addWeights("W_out", Initializer.glorotUniform(), hidden, 3);
    addWeights("b_out", Initializer.zeros(), 3);
    addWeights("mean", Damo.shared(new float[hidden]).getValue());
    addWeights("lr", Damo.shared(0.02, DType.FLOAT32).getValue());
  }

  @Override
  protected void buildModel() {
    TensorVariable h = T.tanh(x.dot(weight("W_in")).add(weight("b_in")));
    TensorVariable noisy = h.mul(streams().binomial(h.shape(), 0.8)).div(0.8);
    TensorVariable cost = T.nnet.categoricalCrossentropy(output(noisy), y).mean();
    SharedTensor mean = weight("mean");
    addUpdate(mean, mean.mul(0.9).add(h.mean(0).mul(0.1)));
    trainFunction(List.of(x, y), cost, new Adam(0.02));
    errors = Damo.function(List.of(x, y), output(h).argmax(1).neq(y).mean());
  }

  private TensorVariable output(TensorVariable hidden) {
    return T.nnet.softmax(hidden.dot(weight("W_out")).add(weight("b_out")));
  }

  double errors() {
    return batches().stream()
        .mapToDouble(b -> errors.callDouble(b.toArray()))
        .average()
        .orElseThrow();
  }

  /** Three arms, always the same. */
  static List<List<Object>> batches() {
    Random random = new Random(9);
    return IntStream.range(0, BATCHES).mapToObj(i -> batch(random)).toList();
  }

  private static List<Object> batch(Random random) {
    float[][] points = new float[12][2];
    int[] arms = new int[12];
    for (int i = 0; i < points.length; i++) {
      arms[i] = random.nextInt(3);
      double angle = 2 * arms[i] * Math.PI / 3 + random.nextDouble();
      points[i][0] = (float) (random.nextDouble() * Math.cos(angle));
      points[i][1] = (float) (random.nextDouble() * Math.sin(angle));
    }
    return List.of(points, arms);
  }

  Trainer trainer() {
    return Trainer.of(this, TrainingData.of(batches())).validation(this::errors);
  }

  Map<String, INDArray> values() {
    return state().values();
  }
}
