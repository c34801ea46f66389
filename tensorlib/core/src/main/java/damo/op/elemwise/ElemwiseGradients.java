package damo.op.elemwise;

import damo.op.TensorOp.Node;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivatives of the scalar primitives: a row each, null where the gradient is zero. */
final class ElemwiseGradients {
  private ElemwiseGradients() {}

  /** One gradient per input, in the shape of the output. */
  static List<@Nullable TensorVariable> of(Prim prim, Node n, TensorVariable g) {
    return switch (prim) {
      case WHERE -> list(null, where(n.in(0), g, 0), where(n.in(0), 0, g));
      case SECOND -> list(null, g);
      default -> byArity(prim, n, g);
    };
  }

  private static List<@Nullable TensorVariable> byArity(Prim prim, Node n, TensorVariable g) {
    return switch (n.inputs()) {
      case 1 -> list(n.in(0).dtype().isFloat() ? unary(prim, n.in(0), n.out(), g) : null);
      case 2 -> binary(prim, inOutputs(n, 0), inOutputs(n, 1), n.out(), g);
      default ->
          SpecialGradients.ternary(
              prim, inOutputs(n, 0), inOutputs(n, 1), inOutputs(n, 2), n.out(), g);
    };
  }

  /** Input {@code i} in the dtype that the op computes in, so that no precision is lost. */
  private static TensorVariable inOutputs(Node n, int i) {
    return n.out().dtype().isFloat() ? Cast.to(n.in(i), n.out().dtype()) : n.in(i);
  }

  private static @Nullable TensorVariable unary(
      Prim prim, TensorVariable x, TensorVariable y, TensorVariable g) {
    return switch (prim) {
      case NEG -> g.neg();
      case ABS -> g.mul(x.sgn());
      case SQR -> g.mul(x).mul(2);
      case INV -> g.mul(y.sqr()).neg();
      case SQRT -> g.div(y).mul(0.5);
      case EXP -> g.mul(y);
      case EXP2 -> g.mul(y).mul(Math.log(2));
      case EXPM1 -> g.mul(y.add(1));
      case LOG -> g.div(x);
      case LOG2 -> g.div(x.mul(Math.log(2)));
      case LOG10 -> g.div(x.mul(Math.log(10)));
      case LOG1P -> g.div(x.add(1));
      case SIN -> g.mul(x.cos());
      case COS -> g.mul(x.sin()).neg();
      case TAN -> g.mul(y.sqr().add(1));
      case ARCSIN -> g.div(one(x).sub(x.sqr()).sqrt());
      case ARCCOS -> g.div(one(x).sub(x.sqr()).sqrt()).neg();
      case ARCTAN -> g.div(x.sqr().add(1));
      case SINH -> g.mul(x.cosh());
      case COSH -> g.mul(x.sinh());
      case TANH -> g.mul(one(y).sub(y.sqr()));
      case ARCSINH -> g.div(x.sqr().add(1).sqrt());
      case ARCCOSH -> g.div(x.sub(1).mul(x.add(1)).sqrt());
      case ARCTANH -> g.div(one(x).sub(x.sqr()));
      case SIGMOID -> new SigmoidGradient(y).of(g);
      case SOFTPLUS -> g.mul(Elemwise.of(Prim.SIGMOID, x));
      default -> SpecialGradients.unary(prim, x, y, g);
    };
  }

  private static List<@Nullable TensorVariable> binary(
      Prim prim, TensorVariable a, TensorVariable b, TensorVariable y, TensorVariable g) {
    return switch (prim) {
      case ADD -> list(g, g);
      case SUB -> list(g, g.neg());
      case MUL -> list(g.mul(b), g.mul(a));
      case DIV -> list(g.div(b), g.mul(y).div(b).neg());
      case MOD -> list(g, g.mul(a.floorDiv(b)).neg());
      case POW -> list(powerBase(a, b, g), powerExponent(a, y, g));
      case ARCTAN2 ->
          list(g.mul(b).div(a.sqr().add(b.sqr())), g.mul(a).div(a.sqr().add(b.sqr())).neg());
      case MAXIMUM -> list(share(a.gt(b), a.eq(b), g), share(b.gt(a), a.eq(b), g));
      case MINIMUM -> list(share(a.lt(b), a.eq(b), g), share(b.lt(a), a.eq(b), g));
      default -> SpecialGradients.binary(prim, a, b, y, g);
    };
  }

  /** {@code b · a^(b−1)}; 0 where b is 0, whatever a is. */
  private static TensorVariable powerBase(TensorVariable a, TensorVariable b, TensorVariable g) {
    return where(b.eq(0), 0, g.mul(b).mul(a.pow(b.sub(1))));
  }

  /** {@code a^b · log a}, taken as 0 at a = 0. */
  private static TensorVariable powerExponent(
      TensorVariable a, TensorVariable y, TensorVariable g) {
    return where(a.eq(0), 0, g.mul(y).mul(where(a.eq(0), 1, a).log()));
  }

  /** All where it wins, half at a tie. */
  private static TensorVariable share(TensorVariable wins, TensorVariable ties, TensorVariable g) {
    return where(wins, g, where(ties, g.mul(0.5), 0));
  }

  private static TensorVariable where(TensorVariable condition, Object a, Object b) {
    return Elemwise.of(Prim.WHERE, condition, a, b);
  }

  private static TensorVariable one(TensorVariable like) {
    return TensorConstant.scalar(like.dtype().isFloat() ? like.dtype() : DType.FLOAT64, 1);
  }

  private static List<@Nullable TensorVariable> list(@Nullable TensorVariable... gs) {
    return new ArrayList<>(java.util.Arrays.asList(gs));
  }
}
