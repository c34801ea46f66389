package damo.kernel.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Signature and Javadoc of an element, read from the source of its class where that is at hand. */
final class Documentation {
  private final SourceFinder sources;

  Documentation(SessionClasses classes) {
    sources = new SourceFinder(classes);
  }

  String of(Element element, Analysis analysis) {
    String signature = SessionNames.shown(Signature.of(element));
    return comment(element, analysis)
        .map(JavadocText::plain)
        .filter(text -> !text.isBlank())
        .map(text -> signature + "\n" + text)
        .orElse(signature);
  }

  /** Its own comment, or that of what it overrides. */
  private Optional<String> comment(Element element, Analysis analysis) {
    Optional<String> own = ownComment(element, analysis);
    boolean inherits = own.map(text -> text.strip().equals("{@inheritDoc}")).orElse(true);
    if (!inherits || !(element.getEnclosingElement() instanceof TypeElement type)) {
      return own;
    }
    return analysis.types().directSupertypes(type.asType()).stream()
        .map(parent -> (TypeElement) ((DeclaredType) parent).asElement())
        .flatMap(parent -> parent.getEnclosedElements().stream())
        .filter(member -> isSame(member, element))
        .flatMap(member -> comment(member, analysis).stream())
        .findFirst();
  }

  private Optional<String> ownComment(Element element, Analysis analysis) {
    TypeElement outermost = analysis.elements().getOutermostTypeElement(element);
    if (outermost == null) {
      return Optional.empty();
    }
    return sources
        .find(outermost, analysis.elements())
        .flatMap(source -> find(source, outermost, element));
  }

  private static Optional<String> find(String source, TypeElement outermost, Element element) {
    JavaFileObject file = SessionFiles.source(outermost.getSimpleName().toString(), source);
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, error -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      CommentFinder finder = new CommentFinder(DocTrees.instance(task), element);
      finder.scan(unit, null);
      return Optional.ofNullable(finder.found);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isSame(Element one, Element other) {
    return one.getKind() == other.getKind()
        && one.getSimpleName().contentEquals(other.getSimpleName())
        && Signature.parameters(one).equals(Signature.parameters(other));
  }

  private static final class CommentFinder extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;
    private final Element wanted;
    private final String owner;
    private String current = "";
    private @Nullable String found;

    CommentFinder(DocTrees trees, Element wanted) {
      this.trees = trees;
      this.wanted = wanted;
      owner = wanted instanceof TypeElement ? Signature.name(wanted) : Signature.owner(wanted);
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
      String outer = current;
      current = node.getSimpleName().toString();
      if (wanted instanceof TypeElement && current.equals(owner)) {
        take();
      }
      super.visitClass(node, nothing);
      current = outer;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
      boolean named = node.getName().contentEquals(wanted.getSimpleName());
      if (named && current.equals(owner) && wanted instanceof ExecutableElement method) {
        List<String> types =
            node.getParameters().stream().map(one -> String.valueOf(one.getType())).toList();
        if (Signature.matches(method, types)) {
          take();
        }
      }
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
      boolean field =
          wanted.getKind() == ElementKind.FIELD || wanted.getKind() == ElementKind.ENUM_CONSTANT;
      if (field && current.equals(owner) && node.getName().contentEquals(wanted.getSimpleName())) {
        take();
      }
      return null;
    }

    private void take() {
      String comment = trees.getDocComment(getCurrentPath());
      found = found == null ? comment : found;
    }
  }
}
