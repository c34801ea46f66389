package damo.kernel.shell;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Writes a type that the compiler inferred as source, the nearest one that can be written. */
final class TypeNames {
  private static final String OBJECT = "java.lang.Object";
  private static final Writer TYPE = new Writer();
  private static final ArgumentWriter ARGUMENT = new ArgumentWriter();

  private TypeNames() {}

  static String of(TypeMirror type) {
    return SessionNames.shown(type.accept(TYPE, null));
  }

  private static class Writer extends SimpleTypeVisitor14<String, Void> {
    Writer() {
      super(OBJECT);
    }

    @Override
    public String visitPrimitive(PrimitiveType type, Void nothing) {
      return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visitArray(ArrayType type, Void nothing) {
      return type.getComponentType().accept(TYPE, null) + "[]";
    }

    @Override
    public String visitDeclared(DeclaredType type, Void nothing) {
      TypeElement element = (TypeElement) type.asElement();
      if (element.getSimpleName().isEmpty()) {
        return ofAnonymous(element);
      }
      String name = element.getQualifiedName().toString();
      return type.getTypeArguments().isEmpty()
          ? name
          : type.getTypeArguments().stream()
              .map(argument -> argument.accept(ARGUMENT, null))
              .collect(Collectors.joining(", ", name + "<", ">"));
    }

    @Override
    public String visitIntersection(IntersectionType type, Void nothing) {
      return type.getBounds().getFirst().accept(TYPE, null);
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Void nothing) {
      return type.getUpperBound().accept(TYPE, null);
    }

    private static String ofAnonymous(TypeElement element) {
      return element.getInterfaces().isEmpty()
          ? element.getSuperclass().accept(TYPE, null)
          : element.getInterfaces().getFirst().accept(TYPE, null);
    }
  }

  private static final class ArgumentWriter extends Writer {
    @Override
    public String visitIntersection(IntersectionType type, Void nothing) {
      return "? extends " + super.visitIntersection(type, nothing);
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Void nothing) {
      return "?";
    }

    @Override
    public String visitWildcard(WildcardType type, Void nothing) {
      if (type.getExtendsBound() != null) {
        return "? extends " + type.getExtendsBound().accept(TYPE, null);
      }
      return type.getSuperBound() == null
          ? "?"
          : "? super " + type.getSuperBound().accept(TYPE, null);
    }
  }
}
