package damo.models.embedding;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Downhill with momentum, and a gain for each number that grows while its steps go on in one
 * direction (R. Jacobs 1988).
 */
final class TsneDescent {
  private static final double GROWTH = 0.2;
  private static final double DECAY = 0.8;
  private static final double LEAST_GAIN = 0.01;

  private final SharedTensor y;
  private final Function step;
  private final Function divergence;

  TsneDescent(INDArray joint, INDArray start, double learningRate) {
    SharedTensor p = Damo.shared(joint, DType.floatX()).named("P");
    y = Damo.shared(start, DType.floatX()).named("Y");
    TsneObjective objective = new TsneObjective(p, y, start.columns());
    TensorVariable exaggeration = T.scalar("exaggeration");
    TensorVariable momentum = T.scalar("momentum");
    TensorVariable gradient = objective.gradient(exaggeration);
    step =
        Damo.function(List.of(exaggeration, momentum))
            .outputs(List.of())
            .updates(updates(gradient, momentum, learningRate))
            .name("t-SNE step")
            .build();
    divergence = Damo.function(List.of(), objective.divergence());
  }

  private Updates updates(TensorVariable gradient, TensorVariable momentum, double learningRate) {
    SharedTensor velocity = y.copyShared("velocity");
    velocity.zero();
    SharedTensor gain = y.copyShared("gain");
    gain.setValue(y.getValue().muli(0).addi(1));
    TensorVariable goesOn = T.lt(gradient.mul(velocity), 0);
    TensorVariable nextGain =
        T.maximum(T.where(goesOn, gain.add(GROWTH), gain.mul(DECAY)), LEAST_GAIN);
    TensorVariable next = velocity.mul(momentum).sub(nextGain.mul(gradient).mul(learningRate));
    TensorVariable moved = y.add(next);
    return Updates.of(gain, nextGain, velocity, next, y, moved.sub(moved.mean(0, true)));
  }

  /** One step; an interrupt leaves the map as it was. */
  void step(double exaggeration, double momentum) {
    step.callAll(exaggeration, momentum);
  }

  double divergence() {
    return divergence.callDouble();
  }

  INDArray map() {
    return y.getValue();
  }
}
