package damo.link.jvm;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import damo.runtime.vector.Blocks;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarMath;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Literal;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Writes the bytecode of single steps; operands and results are local variables. */
final class StepCode {
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc SCALAR_MATH = ScalarMath.class.describeConstable().orElseThrow();
  private static final ClassDesc BLOCKS = Blocks.class.describeConstable().orElseThrow();
  private static final ClassDesc OWN = Arithmetic.class.describeConstable().orElseThrow();
  private static final ClassDesc INTEGER_CLASS = Integer.class.describeConstable().orElseThrow();
  private static final ClassDesc LONG_CLASS = Long.class.describeConstable().orElseThrow();
  private static final ClassDesc FLOAT_CLASS = Float.class.describeConstable().orElseThrow();
  private static final ClassDesc DOUBLE_CLASS = Double.class.describeConstable().orElseThrow();
  private static final long LOW_WORD = 0xffffffffL;

  private final CodeBuilder code;
  private final Schedule schedule;
  private final int[] locals;
  private final Way way;
  private final CompareCode comparisons;

  /**
   * @param locals by value number, the local variable; grows as steps are written
   */
  StepCode(CodeBuilder code, Schedule schedule, int[] locals, Way way) {
    this.code = code;
    this.schedule = schedule;
    this.locals = locals;
    this.way = way;
    this.comparisons = new CompareCode(code, this, schedule);
  }

  /** Computes a step into a new local variable. */
  void step(int value) {
    Kind kind = schedule.kind(value);
    compute(value);
    locals[value] = code.allocateLocal(kind.type);
    code.storeLocal(kind.type, locals[value]);
  }

  void push(int value) {
    code.loadLocal(schedule.kind(value).type, locals[value]);
  }

  private void compute(int value) {
    switch (schedule.step(value)) {
      case Literal l -> literal(code, l);
      case Apply a -> apply(a);
    }
  }

  static void literal(CodeBuilder code, Literal l) {
    switch (Kind.of(l.dtype())) {
      case INT -> code.loadConstant((int) l.bits());
      case LONG -> code.loadConstant(l.bits());
      case FLOAT -> code.loadConstant((float) l.asDouble());
      case DOUBLE -> code.loadConstant(l.asDouble());
    }
  }

  private void apply(Apply a) {
    DType operand = schedule.program().dtypeOf(a.args().get(0));
    switch (a.prim()) {
      case CAST -> cast(a.args().get(0), operand, a.dtype());
      case SECOND -> push(a.args().get(1));
      case WHERE -> where(a);
      case LT, LE, GT, GE, EQ, NEQ -> comparisons.compare(a, operand, way);
      case ISNAN -> isNan(a.args().get(0), Kind.of(operand));
      case ISINF -> isInfinite(a.args().get(0), Kind.of(operand));
      default -> {
        if (operand.isFloat()) onFloats(a, Kind.of(operand));
        else onIntegers(a, operand);
        wrap(a.dtype());
      }
    }
  }

  /** By masks: a branch on random data costs ten times the arithmetic. */
  private void where(Apply a) {
    Kind kind = Kind.of(a.dtype());
    boolean isLong = kind == Kind.LONG || kind == Kind.DOUBLE;
    masked(a, a.args().get(1), isLong, false);
    masked(a, a.args().get(2), isLong, true);
    if (isLong) code.lor();
    else code.ior();
    if (kind == Kind.FLOAT)
      code.invokestatic(FLOAT_CLASS, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
    if (kind == Kind.DOUBLE)
      code.invokestatic(DOUBLE_CLASS, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
  }

  /** The bits of a branch where it is chosen, else 0; the condition is 0 or 1. */
  private void masked(Apply where, int branch, boolean isLong, boolean isOtherwise) {
    push(branch);
    if (schedule.kind(branch) == Kind.FLOAT)
      code.invokestatic(FLOAT_CLASS, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float));
    if (schedule.kind(branch) == Kind.DOUBLE)
      code.invokestatic(DOUBLE_CLASS, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
    push(where.args().get(0));
    if (isOtherwise) code.iconst_1().isub();
    else code.ineg();
    if (isLong) code.i2l().land();
    else code.iand();
  }

  private void pushAll(Apply a) {
    a.args().stream().forEach(this::push);
  }

  private void onFloats(Apply a, Kind kind) {
    boolean isFloat = kind == Kind.FLOAT;
    switch (a.prim()) {
      case ADD -> both(a, isFloat ? Opcode.FADD : Opcode.DADD);
      case SUB -> both(a, isFloat ? Opcode.FSUB : Opcode.DSUB);
      case MUL -> both(a, isFloat ? Opcode.FMUL : Opcode.DMUL);
      case DIV -> both(a, isFloat ? Opcode.FDIV : Opcode.DDIV);
      case NEG -> both(a, isFloat ? Opcode.FNEG : Opcode.DNEG);
      case SQR -> {
        pushAll(a);
        both(a, isFloat ? Opcode.FMUL : Opcode.DMUL);
      }
      case INV -> {
        if (isFloat) code.fconst_1();
        else code.dconst_1();
        both(a, isFloat ? Opcode.FDIV : Opcode.DDIV);
      }
      case ABS -> ofKind(a, MATH, "abs", kind);
      case MAXIMUM -> ofKind(a, MATH, "max", kind);
      case MINIMUM -> ofKind(a, MATH, "min", kind);
      case SGN -> sign(a, kind);
      default -> function(a, kind);
    }
  }

  /** The sign of -0.0 is 0, not -0.0. */
  private void sign(Apply a, Kind kind) {
    ofKind(a, MATH, "signum", kind);
    if (kind == Kind.FLOAT) code.fconst_0().fadd();
    else code.dconst_0().dadd();
  }

  private void both(Apply a, Opcode operator) {
    pushAll(a);
    code.with(java.lang.classfile.instruction.OperatorInstruction.of(operator));
  }

  /** A static method on operands and result of one kind. */
  private void ofKind(Apply a, ClassDesc owner, String name, Kind kind) {
    pushAll(a);
    code.invokestatic(owner, name, signature(kind.desc, kind.desc, a.args().size()));
  }

  private static MethodTypeDesc signature(ClassDesc result, ClassDesc operand, int count) {
    return MethodTypeDesc.of(result, java.util.Collections.nCopies(count, operand));
  }

  /** A function of doubles; a float is widened and the result rounded. */
  private void function(Apply a, Kind kind) {
    if (Way.isBlockFunction(a.prim(), a.dtype())) {
      ofKind(a, BLOCKS, a.prim().code(), kind);
      return;
    }
    if (a.prim() == Prim.EXP2) code.loadConstant(2.0);
    for (int i = 0; i < a.args().size(); i++) {
      push(a.args().get(i));
      code.conversion(kind.type, Kind.DOUBLE.type);
    }
    switch (a.prim()) {
      case SQRT -> code.invokestatic(MATH, "sqrt", signature(CD_double, CD_double, 1));
      case EXP2 -> code.invokestatic(MATH, "pow", signature(CD_double, CD_double, 2));
      default -> named(a);
    }
    code.conversion(Kind.DOUBLE.type, kind.type);
  }

  private void named(Apply a) {
    MethodTypeDesc type = signature(CD_double, CD_double, a.args().size());
    String math = Arithmetic.mathFunction(a.prim());
    if (math != null) {
      code.invokestatic(MATH, math, type);
      return;
    }
    Class<?> home = Arithmetic.home(a.prim());
    if (home == null) throw new IllegalStateException(a.prim() + " has no code on floats");
    code.invokestatic(home.describeConstable().orElseThrow(), a.prim().code(), type);
  }

  private void onIntegers(Apply a, DType dtype) {
    Kind kind = Kind.of(dtype);
    boolean isInt = kind == Kind.INT;
    switch (a.prim()) {
      case ADD -> both(a, isInt ? Opcode.IADD : Opcode.LADD);
      case SUB -> both(a, isInt ? Opcode.ISUB : Opcode.LSUB);
      case MUL -> both(a, isInt ? Opcode.IMUL : Opcode.LMUL);
      case NEG -> both(a, isInt ? Opcode.INEG : Opcode.LNEG);
      case AND -> both(a, isInt ? Opcode.IAND : Opcode.LAND);
      case OR -> both(a, isInt ? Opcode.IOR : Opcode.LOR);
      case XOR -> both(a, isInt ? Opcode.IXOR : Opcode.LXOR);
      case SQR -> {
        pushAll(a);
        both(a, isInt ? Opcode.IMUL : Opcode.LMUL);
      }
      case INVERT -> invert(a, dtype, isInt);
      case CEIL, FLOOR, TRUNC, ROUND, ROUND_AWAY -> pushAll(a);
      default -> {
        if (dtype == DType.UINT64) onUnsigned(a);
        else onSigned(a, kind);
      }
    }
  }

  private void invert(Apply a, DType dtype, boolean isInt) {
    pushAll(a);
    if (isInt) code.loadConstant(dtype.isBool() ? 1 : -1).ixor();
    else code.loadConstant(-1L).lxor();
  }

  private void onSigned(Apply a, Kind kind) {
    switch (a.prim()) {
      case ABS -> ofKind(a, MATH, "abs", kind);
      case MAXIMUM -> ofKind(a, MATH, "max", kind);
      case MINIMUM -> ofKind(a, MATH, "min", kind);
      case SGN -> {
        pushAll(a);
        ClassDesc owner = kind == Kind.INT ? INTEGER_CLASS : LONG_CLASS;
        code.invokestatic(owner, "signum", MethodTypeDesc.of(CD_int, kind.desc));
        code.conversion(Kind.INT.type, kind.type);
      }
      case FLOOR_DIV, MOD, POW -> {
        longs(a, kind);
        code.invokestatic(SCALAR_MATH, a.prim().code(), signature(CD_long, CD_long, 2));
        code.conversion(Kind.LONG.type, kind.type);
      }
      default -> throw new IllegalStateException(a.prim() + " has no code on integers");
    }
  }

  private void longs(Apply a, Kind kind) {
    for (int i = 0; i < a.args().size(); i++) {
      push(a.args().get(i));
      code.conversion(kind.type, Kind.LONG.type);
    }
  }

  private void onUnsigned(Apply a) {
    switch (a.prim()) {
      case ABS -> pushAll(a);
      case MAXIMUM, MINIMUM, FLOOR_DIV, MOD, SGN -> {
        pushAll(a);
        String name = Arithmetic.unsignedFunction(a.prim());
        code.invokestatic(OWN, name, signature(CD_long, CD_long, a.args().size()));
      }
      case POW -> onSigned(a, Kind.LONG);
      default -> throw new IllegalStateException(a.prim() + " has no code on uint64");
    }
  }

  private void isNan(int value, Kind kind) {
    if (!kind.isFloating()) {
      code.iconst_0();
      return;
    }
    push(value);
    push(value);
    if (kind == Kind.FLOAT) code.fcmpl();
    else code.dcmpl();
    comparisons.bool(Opcode.IFNE);
  }

  private void isInfinite(int value, Kind kind) {
    if (!kind.isFloating()) {
      code.iconst_0();
      return;
    }
    push(value);
    code.conversion(kind.type, Kind.DOUBLE.type);
    code.invokestatic(DOUBLE_CLASS, "isInfinite", MethodTypeDesc.of(CD_boolean, CD_double));
  }

  private void cast(int value, DType from, DType to) {
    push(value);
    if (from == to) return;
    Kind source = Kind.of(from);
    Kind target = Kind.of(to);
    if (to.isBool()) toBool(value, source);
    else if (!from.isFloat() && to.isFloat()) toFloat(from, source, target);
    else if (from.isFloat() && !to.isFloat()) toInteger(source, to, target);
    else code.conversion(source.type, target.type);
    if (!to.isBool()) wrap(to);
  }

  private void toBool(int value, Kind source) {
    switch (source) {
      case INT -> nonZero(value);
      case LONG -> code.dup2().lneg().lor().bipush(63).lushr().l2i();
      case FLOAT, DOUBLE -> {
        if (way == Way.VECTOR) comparisons.isNonZero(source);
        else comparisons.test(source);
      }
    }
  }

  /** The int on the stack, which is also {@code value}, becomes 1 or 0: the sign bit of x | -x. */
  private void nonZero(int value) {
    push(value);
    code.ineg().ior().bipush(31).iushr();
  }

  /** Long integers go through double, as values do. */
  private void toFloat(DType from, Kind source, Kind target) {
    if (source == Kind.INT) {
      code.conversion(source.type, target.type);
      return;
    }
    if (from == DType.UINT64)
      code.invokestatic(OWN, "unsignedToDouble", MethodTypeDesc.of(CD_double, CD_long));
    else code.l2d();
    code.conversion(Kind.DOUBLE.type, target.type);
  }

  private void toInteger(Kind source, DType to, Kind target) {
    if (to == DType.UINT64) {
      code.conversion(source.type, Kind.DOUBLE.type);
      code.invokestatic(OWN, "doubleToUnsigned", MethodTypeDesc.of(CD_long, CD_double));
      return;
    }
    code.conversion(source.type, Kind.LONG.type);
    code.conversion(Kind.LONG.type, target.type);
  }

  /** What storing in an array of the dtype and reading back would do. */
  private void wrap(DType dtype) {
    switch (dtype) {
      case BOOL -> code.dup().ineg().ior().bipush(31).iushr();
      case INT8 -> code.i2b();
      case UINT8 -> code.loadConstant(0xff).iand();
      case INT16 -> code.i2s();
      case UINT16 -> code.i2c();
      case UINT32 -> code.loadConstant(LOW_WORD).land();
      case FLOAT16 ->
          code.invokestatic(OWN, "toHalf", signature(Kind.FLOAT.desc, Kind.FLOAT.desc, 1));
      case INT32, INT64, UINT64, FLOAT32, FLOAT64 -> {}
    }
  }
}
