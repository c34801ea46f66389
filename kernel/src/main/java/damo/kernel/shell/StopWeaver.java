package damo.kernel.shell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts a {@link StopCheck} at the entry of a method and before each backward branch.
 *
 * <p>A check forbids the JIT to vectorise a loop (a sum of arrays became ten times slower), so
 * where threads can also be stopped from outside, only loops and methods that call something get
 * one: there it costs nothing, and it makes the stop fall between two calls instead of inside a
 * library.
 */
final class StopWeaver implements CodeTransform {
  /** Where checks are woven. */
  enum Reach {
    EVERYWHERE,
    AROUND_CALLS
  }

  private static final ClassDesc CHECK = ClassDesc.of(StopCheck.class.getName());

  private final Reach reach;
  private final boolean calls;
  private final Map<Label, Integer> callsAtLabel = new HashMap<>();
  private int callCount;

  StopWeaver(CodeModel code, Reach reach) {
    this.reach = reach;
    calls = code.elementStream().anyMatch(StopWeaver::isCall);
  }

  @Override
  public void atStart(CodeBuilder builder) {
    if (calls) {
      check(builder);
    }
  }

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    switch (element) {
      case LabelTarget target -> callsAtLabel.put(target.label(), callCount);
      case BranchInstruction branch -> beforeBranch(builder, branch);
      default -> callCount += isCall(element) ? 1 : 0;
    }
    builder.with(element);
  }

  private void beforeBranch(CodeBuilder builder, BranchInstruction branch) {
    Integer callsBefore = callsAtLabel.get(branch.target());
    if (callsBefore != null && (reach == Reach.EVERYWHERE || callsBefore < callCount)) {
      check(builder);
    }
  }

  private static boolean isCall(CodeElement element) {
    return element instanceof InvokeInstruction || element instanceof InvokeDynamicInstruction;
  }

  private static void check(CodeBuilder builder) {
    builder.invokestatic(CHECK, "check", ConstantDescs.MTD_void);
  }
}
