package damo.kernel.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Knows which types are marked as having operators, and what their methods return. */
final class OperatorTypes {
  private static final String ANNOTATION = "damo.tensor.Operators";

  private final Analysis analysis;

  OperatorTypes(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The class whose static methods are the operators of this type, if it has any. */
  Optional<String> owner(@Nullable TypeMirror type) {
    Deque<TypeMirror> open = new ArrayDeque<>();
    if (type != null && type.getKind() == TypeKind.DECLARED) {
      open.add(type);
    }
    while (!open.isEmpty()) {
      TypeMirror next = open.remove();
      Optional<String> owner = ownOwner(((DeclaredType) next).asElement());
      if (owner.isPresent()) {
        return owner;
      }
      open.addAll(analysis.types().directSupertypes(next));
    }
    return Optional.empty();
  }

  boolean isString(@Nullable TypeMirror type) {
    return type != null && type.toString().equals("java.lang.String");
  }

  /** What the static methods of this name return, when they agree. */
  Optional<TypeMirror> staticResult(String owner, String name) {
    TypeElement element = analysis.elements().getTypeElement(owner);
    return element == null ? Optional.empty() : result(element.asType(), name);
  }

  /** What the methods of this name of a type return, when they agree. */
  Optional<TypeMirror> result(@Nullable TypeMirror receiver, String name) {
    if (!(receiver instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    List<TypeMirror> results =
        analysis.elements().getAllMembers((TypeElement) declared.asElement()).stream()
            .filter(member -> member.getKind() == ElementKind.METHOD)
            .filter(member -> member.getSimpleName().contentEquals(name))
            .map(member -> returned(declared, (ExecutableElement) member))
            .toList();
    boolean agree =
        results.stream().allMatch(one -> analysis.types().isSameType(one, results.getFirst()));
    return agree && !results.isEmpty() && results.getFirst().getKind() == TypeKind.DECLARED
        ? Optional.of(results.getFirst())
        : Optional.empty();
  }

  private TypeMirror returned(DeclaredType receiver, ExecutableElement method) {
    return ((ExecutableType) analysis.types().asMemberOf(receiver, method)).getReturnType();
  }

  private static Optional<String> ownOwner(Element type) {
    return type.getAnnotationMirrors().stream()
        .filter(mark -> mark.getAnnotationType().toString().equals(ANNOTATION))
        .flatMap(mark -> values(mark).stream())
        .findFirst();
  }

  private static List<String> values(AnnotationMirror mark) {
    return mark.getElementValues().values().stream()
        .map(AnnotationValue::getValue)
        .map(Object::toString)
        .toList();
  }
}
