package damo.models;

import damo.T;
import damo.error.DamoException;
import damo.nn.Choice;
import damo.nn.Losses;
import damo.tensor.TensorVariable;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What the last layer of a model stands for: what is read from its numbers, what is lost when they
 * are wrong, and how many errors there are. Losses are computed from the numbers before the last
 * function, so that they are finite whatever those are.
 */
public enum Outcome {
  /** Numbers: mean squared error, which also counts as the errors. */
  LINEAR(z -> z, Losses::mse, z -> z, Losses::mse),
  /** Chances of yes: mean binary cross-entropy; what is above one half is said to be 1. */
  SIGMOID(T.nnet::sigmoid, Losses::nllBinary, Losses::predBinary, Losses::predError),
  /** Chances of classes along the last axis: mean −log of that of the class; the likeliest one. */
  SOFTMAX(
      z -> T.nnet.softmax(z, -1), Losses::nllMulticlass, Losses::predMulticlass, Losses::predError);

  private final UnaryOperator<TensorVariable> output;
  private final BinaryOperator<TensorVariable> loss;
  private final UnaryOperator<TensorVariable> pred;
  private final BinaryOperator<TensorVariable> errorsOfPred;

  Outcome(
      UnaryOperator<TensorVariable> output,
      BinaryOperator<TensorVariable> loss,
      UnaryOperator<TensorVariable> pred,
      BinaryOperator<TensorVariable> errorsOfPred) {
    this.output = output;
    this.loss = loss;
    this.pred = pred;
    this.errorsOfPred = errorsOfPred;
  }

  /**
   * The outcome of a name.
   *
   * @throws DamoException that lists those there are
   */
  public static Outcome named(String name) {
    return Choice.named(Outcome.class, "outcome", name);
  }

  /** What the numbers {@code z} of the last layer mean, in their shape. */
  public TensorVariable output(TensorVariable z) {
    return output.apply(z);
  }

  /**
   * The mean loss, a scalar.
   *
   * @param target of the shape of {@code z}; of classes an integer for each, without the last axis
   */
  public TensorVariable loss(TensorVariable z, TensorVariable target) {
    return loss.apply(z, target);
  }

  /** The answer: numbers, 0 and 1, or classes. */
  public TensorVariable pred(TensorVariable z) {
    return pred.apply(z);
  }

  /** The share of wrong answers, or the mean squared error, a scalar. */
  public TensorVariable errors(TensorVariable z, TensorVariable target) {
    return errorsOfPred.apply(pred(z), target);
  }
}
