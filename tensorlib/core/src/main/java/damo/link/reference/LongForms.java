package damo.link.reference;

import damo.scalar.DType;
import damo.scalar.Prim;

/** Primitives on longs where the element type makes a difference: bool and uint64. */
final class LongForms {
  private LongForms() {}

  static Prim.OnLongs of(Prim prim, DType operand) {
    return switch (operand) {
      case BOOL -> prim == Prim.INVERT ? (a, b, c) -> a ^ 1 : prim.onLongs();
      case UINT64 -> unsigned(prim);
      default -> prim.onLongs();
    };
  }

  private static Prim.OnLongs unsigned(Prim prim) {
    return switch (prim) {
      case LT, LE, GT, GE -> (a, b, c) -> prim.onLongs().apply(Long.compareUnsigned(a, b), 0, 0);
      case MAXIMUM -> (a, b, c) -> Long.compareUnsigned(a, b) >= 0 ? a : b;
      case MINIMUM -> (a, b, c) -> Long.compareUnsigned(a, b) <= 0 ? a : b;
      case FLOOR_DIV -> (a, b, c) -> b == 0 ? 0 : Long.divideUnsigned(a, b);
      case MOD -> (a, b, c) -> b == 0 ? 0 : Long.remainderUnsigned(a, b);
      case ABS -> (a, b, c) -> a;
      case SGN -> (a, b, c) -> a == 0 ? 0 : 1;
      default -> prim.onLongs();
    };
  }
}
