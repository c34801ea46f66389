package damo.kernel.shell;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;

/** Makes compiled cells stoppable, unable to exit, and aware of the cell lines they came from. */
final class ClassWeaver {
  private final ClassFile classFile;
  private final StopWeaver.Reach reach;

  ClassWeaver(ClassHierarchyResolver hierarchy, StopWeaver.Reach reach) {
    classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    this.reach = reach;
  }

  byte[] weave(byte[] bytes, CellLines origin) {
    ClassTransform transform = (builder, element) -> accept(builder, element, origin);
    return classFile.transformClass(classFile.parse(bytes), transform.andThen(source(origin)));
  }

  private void accept(ClassBuilder builder, ClassElement element, CellLines origin) {
    switch (element) {
      case SourceFileAttribute old -> {}
      case MethodModel method when method.code().isPresent() ->
          builder.transformMethod(
              method, MethodTransform.transformingCode(code(method.code().get(), origin)));
      default -> builder.with(element);
    }
  }

  private CodeTransform code(CodeModel code, CellLines origin) {
    CodeTransform lines =
        (builder, element) ->
            builder.with(
                element instanceof LineNumber number
                    ? LineNumber.of(origin.line(number.line()))
                    : element);
    return lines.andThen(new ExitWeaver()).andThen(new StopWeaver(code, reach));
  }

  private static ClassTransform source(CellLines origin) {
    return ClassTransform.endHandler(
        builder -> builder.with(SourceFileAttribute.of(origin.sourceFile())));
  }
}
