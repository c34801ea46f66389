package damo.link.jvm;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Literal;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/**
 * Writes comparisons, whose results are 1 and 0.
 *
 * <p>Those of floats go by the sign of the difference where that is exact, as it has vector
 * instructions and a test has none. The difference of unequal floats is never 0, and NaN becomes 0
 * as it becomes an int; but of two equal infinities it is NaN.
 */
final class CompareCode {
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc LONG_CLASS = Long.class.describeConstable().orElseThrow();

  private final CodeBuilder code;
  private final StepCode steps;
  private final Schedule schedule;

  CompareCode(CodeBuilder code, StepCode steps, Schedule schedule) {
    this.code = code;
    this.steps = steps;
    this.schedule = schedule;
  }

  void compare(Apply a, DType operand) {
    int left = a.args().get(0);
    int right = a.args().get(1);
    Kind kind = Kind.of(operand);
    boolean isStrict = a.prim() == Prim.LT || a.prim() == Prim.GT;
    if (kind.isFloating() && (isStrict || isFinite(left) || isFinite(right))) {
      bySign(a.prim(), left, right, kind);
    } else {
      steps.push(left);
      steps.push(right);
      byTest(a.prim(), operand);
    }
  }

  private boolean isFinite(int value) {
    return !schedule.isInput(value)
        && schedule.step(value) instanceof Literal l
        && Double.isFinite(l.asDouble());
  }

  private void bySign(Prim prim, int left, int right, Kind kind) {
    boolean isSwapped = prim == Prim.LT || prim == Prim.LE;
    steps.push(isSwapped ? right : left);
    steps.push(isSwapped ? left : right);
    if (kind == Kind.FLOAT) code.fsub();
    else code.dsub();
    call("signum", kind, 1);
    switch (prim) {
      case LT, GT -> isPositive(kind);
      case LE, GE -> isNotNegative(kind);
      default -> isZero(kind);
    }
    if (kind == Kind.FLOAT) code.f2i();
    else code.d2i();
    if (prim == Prim.NEQ) code.iconst_1().ixor();
  }

  private void isPositive(Kind kind) {
    constant(0, kind);
    call("max", kind, 2);
  }

  private void isNotNegative(Kind kind) {
    constant(1, kind);
    add(kind);
    constant(1, kind);
    call("min", kind, 2);
  }

  private void isZero(Kind kind) {
    call("abs", kind, 1);
    constant(-1, kind);
    add(kind);
    if (kind == Kind.FLOAT) code.fneg();
    else code.dneg();
  }

  private void call(String name, Kind kind, int operands) {
    code.invokestatic(
        MATH, name, MethodTypeDesc.of(kind.desc, Collections.nCopies(operands, kind.desc)));
  }

  private void constant(int c, Kind kind) {
    if (kind == Kind.FLOAT) code.loadConstant((float) c);
    else code.loadConstant((double) c);
  }

  private void add(Kind kind) {
    if (kind == Kind.FLOAT) code.fadd();
    else code.dadd();
  }

  private void byTest(Prim prim, DType operand) {
    switch (Kind.of(operand)) {
      case INT -> {
        bool(intTest(prim));
        return;
      }
      case LONG -> compareLongs(operand);
      case FLOAT -> {
        if (prim == Prim.LE) code.fcmpg();
        else code.fcmpl();
      }
      case DOUBLE -> {
        if (prim == Prim.LE) code.dcmpg();
        else code.dcmpl();
      }
    }
    bool(signTest(prim));
  }

  private void compareLongs(DType operand) {
    if (operand == DType.UINT64)
      code.invokestatic(LONG_CLASS, "compareUnsigned", MethodTypeDesc.of(CD_int, CD_long, CD_long));
    else code.lcmp();
  }

  private static Opcode intTest(Prim prim) {
    return switch (prim) {
      case LT -> Opcode.IF_ICMPLT;
      case LE -> Opcode.IF_ICMPLE;
      case GT -> Opcode.IF_ICMPGT;
      case GE -> Opcode.IF_ICMPGE;
      case EQ -> Opcode.IF_ICMPEQ;
      default -> Opcode.IF_ICMPNE;
    };
  }

  private static Opcode signTest(Prim prim) {
    return switch (prim) {
      case LT -> Opcode.IFLT;
      case LE -> Opcode.IFLE;
      case GT -> Opcode.IFGT;
      case GE -> Opcode.IFGE;
      case EQ -> Opcode.IFEQ;
      default -> Opcode.IFNE;
    };
  }

  /** What is on the stack becomes 1 or 0. */
  void bool(Opcode test) {
    code.ifThenElse(test, CodeBuilder::iconst_1, CodeBuilder::iconst_0);
  }
}
