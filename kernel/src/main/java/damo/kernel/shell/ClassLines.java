package damo.kernel.shell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ConstantDescs;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads line numbers of class files. */
final class ClassLines {
  private ClassLines() {}

  /** The line of a class's declaration: that of its implicit constructor; 1 when there is none. */
  static int ofClass(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .filter(method -> method.methodName().equalsString(ConstantDescs.INIT_NAME))
        .flatMap(ClassLines::lines)
        .findFirst()
        .orElse(1);
  }

  private static Stream<Integer> lines(MethodModel method) {
    Stream<CodeElement> elements =
        method.code().map(code -> code.elementStream()).orElse(Stream.empty());
    return elements.map(ClassLines::line).flatMap(Optional::stream);
  }

  private static Optional<Integer> line(CodeElement element) {
    return element instanceof LineNumber number ? Optional.of(number.line()) : Optional.empty();
  }
}
