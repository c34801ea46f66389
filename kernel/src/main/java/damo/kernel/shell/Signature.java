package damo.kernel.shell;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Writes declarations the way a reader of Java expects them, without packages of the obvious. */
final class Signature {
  private Signature() {}

  static String of(Element element) {
    return switch (element) {
      case ExecutableElement method -> ofMethod(method);
      case TypeElement type -> ofType(type);
      case VariableElement variable -> simple(variable.asType()) + " " + qualified(variable);
      default -> element.toString();
    };
  }

  static List<String> parameters(Element element) {
    return element instanceof ExecutableElement method
        ? method.getParameters().stream().map(one -> erased(simple(one.asType()))).toList()
        : List.of();
  }

  /** Whether types as written in a source are those of the method. */
  static boolean matches(ExecutableElement method, List<String> written) {
    List<String> simple =
        written.stream().map(type -> erased(simple(type)).replace("...", "[]")).toList();
    return parameters(method).equals(simple);
  }

  private static String ofMethod(ExecutableElement method) {
    String owner = owner(method);
    String parameters =
        method.getParameters().stream()
            .map(one -> simple(one.asType()) + " " + one.getSimpleName())
            .collect(Collectors.joining(", ", "(", ")"));
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return owner + parameters;
    }
    String modifier = method.getModifiers().contains(Modifier.STATIC) ? "static " : "";
    String prefix = owner.startsWith("$JShell") ? "" : owner + ".";
    return modifier
        + simple(method.getReturnType())
        + " "
        + prefix
        + method.getSimpleName()
        + parameters;
  }

  private static String ofType(TypeElement type) {
    String kind =
        switch (type.getKind()) {
          case INTERFACE -> "interface ";
          case ENUM -> "enum ";
          case RECORD -> "record ";
          case ANNOTATION_TYPE -> "@interface ";
          default -> "class ";
        };
    return kind + type.asType();
  }

  /** Simple name of the type, or other element, that encloses this one; empty for none. */
  static String owner(Element element) {
    Element owner = element.getEnclosingElement();
    return owner == null ? "" : name(owner);
  }

  static String name(Element element) {
    return element.getSimpleName().toString();
  }

  private static String qualified(VariableElement variable) {
    boolean member = variable.getKind().isField() && !owner(variable).startsWith("$");
    return member ? owner(variable) + "." + name(variable) : name(variable);
  }

  private static String simple(Object type) {
    return type.toString()
        .replaceAll("@[\\w.]+ ?", "")
        .replaceAll("([a-z_]\\w*\\.)+(?=[A-Z$])", "");
  }

  private static String erased(String type) {
    String bare = type;
    while (bare.contains("<")) {
      bare = bare.replaceAll("<[^<>]*>", "");
    }
    return bare.strip();
  }
}
