package damo.rewrite.rules;

import damo.op.elemwise.Elemwise;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;

/** What identities are written with; the dtype of a leaf says what it stands for. */
final class Leaves {
  /** Numbers of any dtype. */
  static final TensorVariable x = TensorType.of(DType.FLOAT64).variable("x");

  static final TensorVariable y = TensorType.of(DType.FLOAT64).variable("y");
  static final TensorVariable z = TensorType.of(DType.FLOAT64).variable("z");

  /** Floats only. */
  static final TensorVariable r = TensorType.of(DType.FLOAT32).variable("r");

  /** Integers only. */
  static final TensorVariable n = TensorType.of(DType.INT64).variable("n");

  static final TensorVariable m = TensorType.of(DType.INT64).variable("m");

  /** Bools only. */
  static final TensorVariable c = TensorType.of(DType.BOOL).variable("c");

  static final TensorVariable ZERO = TensorConstant.scalar(DType.FLOAT64, 0);
  static final TensorVariable ONE = TensorConstant.scalar(DType.FLOAT64, 1);
  static final TensorVariable NAN = TensorConstant.scalar(DType.FLOAT64, Double.NaN);
  static final TensorVariable FALSE = TensorConstant.scalar(DType.BOOL, 0);
  static final TensorVariable TRUE = TensorConstant.scalar(DType.BOOL, 1);

  private Leaves() {}

  static TensorVariable where(TensorVariable condition, TensorVariable a, TensorVariable b) {
    return Elemwise.of(Prim.WHERE, condition, a, b);
  }

  static TensorVariable sigmoid(TensorVariable v) {
    return Elemwise.of(Prim.SIGMOID, v);
  }

  static TensorVariable softplus(TensorVariable v) {
    return Elemwise.of(Prim.SOFTPLUS, v);
  }
}
