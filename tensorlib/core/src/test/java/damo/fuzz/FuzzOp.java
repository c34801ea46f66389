package damo.fuzz;

import damo.tensor.TensorVariable;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a line of a random graph may do.
 *
 * @param isSmooth whether its gradient agrees with finite differences everywhere
 * @param apply throws where it takes no such operands: the line is then drawn anew
 */
record FuzzOp(
    String name,
    int arity,
    boolean isSmooth,
    Function<List<TensorVariable>, TensorVariable> apply) {
  static FuzzOp smooth(String name, UnaryOperator<TensorVariable> f) {
    return new FuzzOp(name, 1, true, v -> f.apply(v.get(0)));
  }

  static FuzzOp smooth(String name, BinaryOperator<TensorVariable> f) {
    return new FuzzOp(name, 2, true, v -> f.apply(v.get(0), v.get(1)));
  }

  static FuzzOp rough(String name, UnaryOperator<TensorVariable> f) {
    return new FuzzOp(name, 1, false, v -> f.apply(v.get(0)));
  }

  static FuzzOp rough(String name, BinaryOperator<TensorVariable> f) {
    return new FuzzOp(name, 2, false, v -> f.apply(v.get(0), v.get(1)));
  }
}
