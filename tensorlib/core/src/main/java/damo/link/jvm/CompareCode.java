package damo.link.jvm;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram.Apply;
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

  void compare(Apply a, DType operand, Way way) {
    int left = a.args().get(0);
    int right = a.args().get(1);
    if (way == Way.VECTOR && Way.isComparedBySign(a, schedule.program())) {
      bySign(a.prim(), left, right, Kind.of(operand));
    } else {
      steps.push(left);
      steps.push(right);
      byTest(a.prim(), operand);
    }
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

  /** The float on the stack becomes 1 unless it is 0. */
  void isNonZero(Kind kind) {
    call("signum", kind, 1);
    isZero(kind);
    if (kind == Kind.FLOAT) code.f2i();
    else code.d2i();
    code.iconst_1().ixor();
  }

  /** As {@link #isNonZero}, with a branch. */
  void test(Kind kind) {
    if (kind == Kind.FLOAT) code.fconst_0().fcmpl();
    else code.dconst_0().dcmpl();
    bool(Opcode.IFNE);
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
        if (isBelow(prim)) code.fcmpg();
        else code.fcmpl();
      }
      case DOUBLE -> {
        if (isBelow(prim)) code.dcmpg();
        else code.dcmpl();
      }
    }
    bool(signTest(prim));
  }

  /** NaN must make the comparison false: it counts as greater here, as less elsewhere. */
  private static boolean isBelow(Prim prim) {
    return prim == Prim.LT || prim == Prim.LE;
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
