package damo.kernel.shell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/**
 * Replaces {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}, also as references.
 */
final class ExitWeaver implements CodeTransform {
  private static final ClassDesc REFUSAL = ClassDesc.of(ExitCall.class.getName());
  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
  private static final MethodTypeDesc OF_STATUS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final Set<String> EXITS =
      Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    switch (element) {
      case InvokeInstruction call when isExit(call) ->
          builder.invokestatic(REFUSAL, "exit", refusalType(call.owner().asSymbol()));
      case InvokeDynamicInstruction site when mentionsExit(site) ->
          builder.invokedynamic(refusing(site));
      default -> builder.with(element);
    }
  }

  private static boolean isExit(InvokeInstruction call) {
    return EXITS.contains(call.owner().asInternalName() + "." + call.name().stringValue());
  }

  private static boolean mentionsExit(InvokeDynamicInstruction site) {
    return site.bootstrapArgs().stream().anyMatch(ExitWeaver::isExit);
  }

  private static boolean isExit(ConstantDesc constant) {
    return constant instanceof DirectMethodHandleDesc handle
        && EXITS.contains(internalName(handle.owner()) + "." + handle.methodName());
  }

  private static DynamicCallSiteDesc refusing(InvokeDynamicInstruction site) {
    ConstantDesc[] arguments =
        site.bootstrapArgs().stream().map(ExitWeaver::refusing).toArray(ConstantDesc[]::new);
    return DynamicCallSiteDesc.of(
        site.bootstrapMethod(), site.name().stringValue(), site.typeSymbol(), arguments);
  }

  private static ConstantDesc refusing(ConstantDesc constant) {
    if (!isExit(constant)) {
      return constant;
    }
    DirectMethodHandleDesc handle = (DirectMethodHandleDesc) constant;
    return MethodHandleDesc.ofMethod(
        DirectMethodHandleDesc.Kind.STATIC, REFUSAL, "exit", refusalType(handle.owner()));
  }

  private static MethodTypeDesc refusalType(ClassDesc owner) {
    return owner.equals(RUNTIME) ? OF_STATUS.insertParameterTypes(0, RUNTIME) : OF_STATUS;
  }

  private static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
