package damo.models;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.data.Batch;
import damo.data.Batches;
import damo.data.Dataset;
import damo.nn.Optimizer;
import damo.tensor.TensorVariable;
import java.util.List;

/** Trains a classifier, epoch by epoch. */
public final class Trainer {
  private final Function train;
  private final Function errors;

  /** Minimises the loss of {@code model} by {@code rule}. */
  public Trainer(Classifier model, Optimizer rule) {
    TensorVariable y = T.ivector("y");
    TensorVariable loss = model.loss(y);
    List<TensorVariable> inputs = List.of(model.input(), y);
    train = Damo.function(inputs, loss, rule.updates(loss, model.params()));
    errors = Damo.function(inputs, model.errors(y));
  }

  /**
   * Goes through all batches once, or until the thread is interrupted.
   *
   * @param batches such as {@code data.batches(20, seed)}; a new order each time
   * @return the mean loss of the batches
   */
  public double epoch(Batches batches) {
    double sum = 0;
    int done = 0;
    for (Batch batch : batches) {
      if (Thread.currentThread().isInterrupted()) break;
      sum += train.callDouble(batch.x(), batch.y());
      done++;
    }
    return sum / done;
  }

  /** The share of the rows that the model gets wrong, between 0 and 1. */
  public double errors(Dataset data) {
    return errors.callDouble(data.x(), data.y());
  }
}
