package damo.link.jvm;

import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Literal;

/** How a step is computed along an array; in the order in which stages of a level run. */
enum Way {
  /** In a loop that the compiler vectorises. */
  VECTOR,
  /** By a function on blocks. */
  BLOCK,
  /** In a loop of its own: one call or branch would keep all of a loop from being vectorised. */
  SCALAR;

  static Way of(Apply a, ScalarProgram program, boolean branchesVary) {
    if (isBlockFunction(a.prim(), a.dtype())) return BLOCK;
    if (a.dtype() == DType.FLOAT16) return SCALAR;
    DType operand = program.dtypeOf(a.args().get(0));
    return switch (a.prim()) {
      case ADD, SUB, MUL, DIV, NEG, ABS, SQR, INV, SQRT, SGN, AND, OR, XOR, INVERT, SECOND ->
          VECTOR;
      case MAXIMUM, MINIMUM -> operand == DType.UINT64 ? SCALAR : VECTOR;
      case LT, LE, GT, GE, EQ, NEQ -> isComparedBySign(a, program) ? VECTOR : SCALAR;
      case CAST -> cast(operand, a.dtype());
      case WHERE -> where(a.dtype(), branchesVary);
      default -> operand.isFloat() || !isRounding(a.prim()) ? SCALAR : VECTOR;
    };
  }

  private static boolean isRounding(Prim prim) {
    return switch (prim) {
      case CEIL, FLOOR, TRUNC, ROUND, ROUND_AWAY -> true;
      default -> false;
    };
  }

  private static Way cast(DType from, DType to) {
    boolean half = from == DType.FLOAT16 || to == DType.FLOAT16;
    boolean unsigned = from == DType.UINT64 || to == DType.UINT64;
    return half || unsigned ? SCALAR : VECTOR;
  }

  private static Way where(DType dtype, boolean branchesVary) {
    if (!dtype.isFloat()) return VECTOR;
    return branchesVary && dtype != DType.FLOAT16 ? BLOCK : SCALAR;
  }

  static boolean isBlockFunction(Prim prim, DType dtype) {
    if (dtype != DType.FLOAT32 && dtype != DType.FLOAT64) return false;
    return switch (prim) {
      case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS -> true;
      default -> false;
    };
  }

  /**
   * Whether a comparison can go by the sign of the difference, which is exact unless both are
   * infinite and might be equal; and whether that has vector instructions.
   */
  static boolean isComparedBySign(Apply a, ScalarProgram program) {
    boolean isStrict = a.prim() == Prim.LT || a.prim() == Prim.GT;
    int left = a.args().get(0);
    int right = a.args().get(1);
    return program.dtypeOf(left).isFloat()
        && (isStrict || isFinite(left, program) || isFinite(right, program));
  }

  private static boolean isFinite(int value, ScalarProgram program) {
    int step = value - program.inputs().size();
    return step >= 0
        && program.steps().get(step) instanceof Literal l
        && Double.isFinite(l.asDouble());
  }
}
