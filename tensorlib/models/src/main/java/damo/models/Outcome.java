package damo.models;

import damo.T;
import damo.error.DamoException;
import damo.nn.Losses;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the last layer of a model stands for: what is read from its numbers, what is lost when they
 * are wrong, and how many errors there are. Losses are computed from the numbers before the last
 * function, so that they are finite whatever those are.
 */
public enum Outcome {
  /** Numbers: mean squared error, which also counts as the errors. */
  LINEAR {
    @Override
    public TensorVariable output(TensorVariable z) {
      return z;
    }

    @Override
    public TensorVariable loss(TensorVariable z, TensorVariable target) {
      return Losses.mse(z, target);
    }

    @Override
    public TensorVariable pred(TensorVariable z) {
      return z;
    }

    @Override
    public TensorVariable errors(TensorVariable z, TensorVariable target) {
      return loss(z, target);
    }
  },
  /** Chances of yes: mean binary cross-entropy; what is above one half is said to be 1. */
  SIGMOID {
    @Override
    public TensorVariable output(TensorVariable z) {
      return T.nnet.sigmoid(z);
    }

    @Override
    public TensorVariable loss(TensorVariable z, TensorVariable target) {
      return Losses.nllBinary(z, target);
    }

    @Override
    public TensorVariable pred(TensorVariable z) {
      return Losses.predBinary(z);
    }

    @Override
    public TensorVariable errors(TensorVariable z, TensorVariable target) {
      return Losses.predError(pred(z), target);
    }
  },
  /** Chances of classes along the last axis: mean −log of that of the class; the likeliest one. */
  SOFTMAX {
    @Override
    public TensorVariable output(TensorVariable z) {
      return T.nnet.softmax(z, -1);
    }

    @Override
    public TensorVariable loss(TensorVariable z, TensorVariable target) {
      return Losses.nllMulticlass(z, target);
    }

    @Override
    public TensorVariable pred(TensorVariable z) {
      return Losses.predMulticlass(z);
    }

    @Override
    public TensorVariable errors(TensorVariable z, TensorVariable target) {
      return Losses.predError(pred(z), target);
    }
  };

  /**
   * The outcome of a name.
   *
   * @throws DamoException that lists those there are
   */
  public static Outcome named(String name) {
    return Arrays.stream(values())
        .filter(o -> o.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new DamoException(
                "there is no outcome \"%s\" among %s"
                    .formatted(name, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }

  /** What the numbers {@code z} of the last layer mean, in their shape. */
  public abstract TensorVariable output(TensorVariable z);

  /**
   * The mean loss, a scalar.
   *
   * @param target of the shape of {@code z}; of classes an integer for each, without the last axis
   */
  public abstract TensorVariable loss(TensorVariable z, TensorVariable target);

  /** The answer: numbers, 0 and 1, or classes. */
  public abstract TensorVariable pred(TensorVariable z);

  /** The share of wrong answers, or the mean squared error, a scalar. */
  public abstract TensorVariable errors(TensorVariable z, TensorVariable target);
}
