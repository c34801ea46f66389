package damo.models.mlp;

import damo.compile.Updates;
import damo.nn.BatchNormalization;
import damo.nn.Dense;
import damo.nn.LayerNormalization;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A linear layer, what makes its outputs even, and a nonlinearity. */
record Normalized(
    Dense linear,
    @Nullable BatchNormalization batch,
    @Nullable LayerNormalization layer,
    UnaryOperator<TensorVariable> nonlinearity) {
  /** What a layer makes in training, and what its running statistics become. */
  record Trained(TensorVariable output, Updates updates) {}

  Trained train(TensorVariable x) {
    if (batch == null) return new Trained(evaluate(x), new Updates());
    BatchNormalization.Trained even = batch.train(linear.apply(x));
    return new Trained(nonlinearity.apply(even.output()), even.updates());
  }

  TensorVariable evaluate(TensorVariable x) {
    TensorVariable z = linear.apply(x);
    if (batch != null) z = batch.evaluate(z);
    if (layer != null) z = layer.apply(z);
    return nonlinearity.apply(z);
  }

  void addTo(List<SharedTensor> weights) {
    weights.addAll(linear.params());
    if (batch != null) weights.addAll(batch.params());
    if (batch != null) weights.addAll(batch.statistics());
    if (layer != null) weights.addAll(layer.params());
  }
}
