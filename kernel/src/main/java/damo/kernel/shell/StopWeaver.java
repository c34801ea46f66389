package damo.kernel.shell;

import static java.util.stream.Collectors.toSet;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Puts a {@link StopCheck} at the entry of a method and before each backward branch.
 *
 * <p>A check forbids the JIT to vectorise a loop (a sum of arrays became ten times slower), so
 * where threads can also be stopped from outside, only loops and methods that call something get
 * one: there it costs nothing, and it makes the stop fall between two calls instead of inside a
 * library. Loops around a {@code catch} get one too, for it may swallow what is thrown from
 * outside.
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
  private final Set<Label> handlers;
  private final Map<Label, Integer> reasonsAtLabel = new HashMap<>();
  private int reasons;
  private boolean entered;

  StopWeaver(CodeModel code, Reach reach) {
    this.reach = reach;
    calls = code.elementStream().anyMatch(StopWeaver::isCall);
    handlers = code.exceptionHandlers().stream().map(ExceptionCatch::handler).collect(toSet());
  }

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    if (!entered && element instanceof Instruction) {
      enter(builder);
    }
    switch (element) {
      case LabelTarget target -> {
        reasonsAtLabel.put(target.label(), reasons);
        reasons += handlers.contains(target.label()) ? 1 : 0;
      }
      case BranchInstruction branch -> beforeBranch(builder, branch);
      default -> reasons += isCall(element) ? 1 : 0;
    }
    builder.with(element);
  }

  /** At the first instruction and not before it, where there is no line number yet. */
  private void enter(CodeBuilder builder) {
    entered = true;
    if (calls) {
      check(builder);
    }
  }

  private void beforeBranch(CodeBuilder builder, BranchInstruction branch) {
    Integer before = reasonsAtLabel.get(branch.target());
    if (before != null && (reach == Reach.EVERYWHERE || before < reasons)) {
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
