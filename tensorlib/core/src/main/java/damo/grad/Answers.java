package damo.grad;

import damo.error.DisconnectedInputException;
import damo.error.NullGradientException;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is given to users where a gradient is undefined or does not exist.
 *
 * @param subject what depends on the variables, in messages
 */
record Answers(String subject, GradOptions options) {
  /** The gradients that have flowed to {@code wrt}. */
  List<@Nullable TensorVariable> of(Flow flow, List<? extends Variable> wrt) {
    List<@Nullable TensorVariable> out = new ArrayList<>();
    for (Variable v : wrt) out.add(one(flow, (TensorVariable) v));
    return out;
  }

  private @Nullable TensorVariable one(Flow flow, TensorVariable v) {
    Cause undefined = flow.undefined(v);
    if (undefined != null) return undefined("with respect to " + v.label(), undefined);
    TensorVariable g = flow.gradient(v);
    if (g != null) return Cast.to(g, v.dtype());
    if (flow.reaches(v)) return v.zerosLike();
    return disconnected(() -> unreached(flow, v), v);
  }

  private String unreached(Flow flow, TensorVariable v) {
    String ways =
        flow.ends(v).stream().map(Cause::toString).distinct().collect(Collectors.joining("; "));
    return subject
        + " does not depend on "
        + described(v)
        + ": "
        + (ways.isEmpty() ? "no path leads from it to the cost" : ways);
  }

  static String described(TensorVariable v) {
    return v.label() + " (" + v.type() + ", made at " + v.origin() + ")";
  }

  @Nullable TensorVariable undefined(String what, Cause cause) {
    if (options.nullGradients().equals("return")) return null;
    throw new NullGradientException("the gradient " + what + " is undefined: " + cause);
  }

  /**
   * Zeros of the shape of {@code like}, null, or an error, as the options say.
   *
   * @param message costs a walk over the graph: made only where it is told
   */
  @Nullable TensorVariable disconnected(Supplier<String> message, TensorVariable like) {
    switch (options.disconnectedInputs()) {
      case RAISE ->
          throw new DisconnectedInputException(
              message.get() + "; to get zeros use disconnectedInputs(DisconnectedInputs.IGNORE)");
      case WARN -> System.err.println("warning: " + message.get());
      case IGNORE -> {}
    }
    return options.returnDisconnected().equals("zero") ? like.zerosLike() : null;
  }
}
