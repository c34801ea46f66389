package damo.notation;

import damo.graph.Apply;
import damo.op.elemwise.Elemwise;
import damo.op.product.Dot;
import damo.scalar.Prim;

/** How tightly operators bind in mathematics, from a sum to what needs no parentheses. */
enum Binding {
  LOOSE,
  SUM,
  PRODUCT,
  FUNCTION,
  POWER,
  ATOM;

  /** How tightly the result of a node holds together. */
  static Binding of(Apply node) {
    return switch (node.op()) {
      case Elemwise e -> of(e.prim());
      case Dot d -> PRODUCT;
      default -> ATOM;
    };
  }

  private static Binding of(Prim prim) {
    return switch (prim) {
      case LT, LE, GT, GE, EQ, NEQ, AND, OR, XOR, WHERE -> LOOSE;
      case ADD, SUB, NEG, EXPM1 -> SUM;
      case MUL, MOD, XLOGY, XLOG1PY -> PRODUCT;
      case LOG1P, LOG1MEXP, GAMMALN, BETALN -> FUNCTION;
      case POW, SQR, EXP, EXP2, POCH, DIV, INV -> POWER;
      default -> isNamed(prim) ? FUNCTION : ATOM;
    };
  }

  /** Whether it is written as a name before its operand. */
  private static boolean isNamed(Prim prim) {
    return prim.latex().endsWith(" #1");
  }

  /** How tightly operand {@code i} of a primitive must hold together to go without parentheses. */
  static Binding needed(Prim prim, int i) {
    return switch (prim) {
      case ADD, LT, LE, GT, GE, EQ, NEQ, AND, OR, XOR -> SUM;
      case SUB -> i == 0 ? SUM : PRODUCT;
      case NEG, MUL, FLOOR_DIV -> PRODUCT;
      case MOD -> FUNCTION;
      case XLOGY, XLOG1PY -> i == 0 ? PRODUCT : FUNCTION;
      case POCH -> i == 0 ? ATOM : LOOSE;
      case POW -> i == 0 ? ATOM : LOOSE;
      case SQR, INVERT -> ATOM;
      default -> isNamed(prim) ? FUNCTION : LOOSE;
    };
  }
}
