package damo.op.nnet;

import damo.error.ShapeException;
import damo.op.index.Gather;
import damo.op.product.Dot;
import damo.op.shape.Arange;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.op.shape.Reshape;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;

/**
 * The probabilities of many outputs as those of classes times those of outputs within a class
 * (Goodman 2001).
 *
 * @param x (batch, features)
 * @param outputs how many outputs there are, at most classes · perClass
 * @param ofClasses (features, classes)
 * @param classBias (classes)
 * @param ofOutputs (classes, features, perClass)
 * @param outputBias (classes, perClass)
 */
public record HierarchicalSoftmax(
    TensorVariable x,
    int batch,
    int outputs,
    int classes,
    int perClass,
    TensorVariable ofClasses,
    TensorVariable classBias,
    TensorVariable ofOutputs,
    TensorVariable outputBias) {
  public HierarchicalSoftmax {
    if (classes * (long) perClass < outputs)
      throw new ShapeException(
          "hSoftmax: "
              + classes
              + " classes of "
              + perClass
              + " outputs are too few for "
              + outputs
              + " outputs");
    if (x.ndim() != 2 || ofOutputs.ndim() != 3)
      throw new ShapeException(
          "hSoftmax expects a matrix x and W2 of rank 3, got ranks "
              + x.ndim()
              + " and "
              + ofOutputs.ndim());
  }

  /** The probabilities of all outputs: (batch, outputs). */
  public TensorVariable all() {
    TensorVariable flat =
        Reshape.of(DimShuffle.of(ofOutputs, 1, 0, 2), Lengths.vector(-1, classes * perClass), 2);
    TensorVariable activations =
        Reshape.of(Dot.of(x, flat), Lengths.vector(batch, classes, perClass), 3).add(outputBias);
    TensorVariable within = Softmax.of(activations, -1);
    TensorVariable together = DimShuffle.of(classProbabilities(), 0, 1, -1).mul(within);
    TensorVariable joined = Reshape.of(together, Lengths.vector(batch, classes * perClass), 2);
    return joined.get(":", ":" + outputs);
  }

  /** The probability of the output that each target names: (batch). */
  public TensorVariable of(TensorVariable target) {
    TensorVariable targets = target.flatten();
    TensorVariable ofClass = targets.floorDiv(perClass);
    TensorVariable rows = Arange.of(0, batch, 1, null);
    TensorVariable weights = first(ofOutputs, ofClass);
    TensorVariable activations =
        DimShuffle.of(x, 0, 1, -1).mul(weights).sum(1).add(first(outputBias, ofClass));
    TensorVariable within = Softmax.of(activations, -1);
    return element(classProbabilities(), rows, ofClass)
        .mul(element(within, rows, targets.mod(perClass)));
  }

  private TensorVariable classProbabilities() {
    return Softmax.of(Dot.of(x, ofClasses).add(classBias), -1);
  }

  private static TensorVariable first(TensorVariable v, TensorVariable at) {
    return new Gather(Ints.of(0), 0, true, Ints.of(0)).apply(v, at);
  }

  private static TensorVariable element(
      TensorVariable v, TensorVariable rows, TensorVariable columns) {
    return new Gather(Ints.of(0, 1), 0, true, Ints.of(0, 1)).apply(v, rows, columns);
  }
}
