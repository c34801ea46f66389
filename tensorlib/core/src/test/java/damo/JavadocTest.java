package damo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Public types and methods of the core say what they are. What overrides says it where it is
 * declared, a record's accessor in the record.
 */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java/damo");

  @Test
  void publicTypesAndMethodsHaveJavadoc() throws IOException {
    Silent silent = scan();
    assertTrue(silent.seen > 2000, "only " + silent.seen + " are public");
    assertEquals(
        "",
        silent.found.stream().sorted().collect(Collectors.joining("\n")),
        silent.found.size() + " have no Javadoc");
  }

  /**
   * {@code T.sum(x)} and {@code x.sum()} are one function: what is said of it must not drift apart.
   */
  @Test
  void aFunctionAndItsMethodBeginWithTheSameSentence() throws IOException {
    Map<String, String> methods = new TreeMap<>();
    Map<String, String> functions = new TreeMap<>();
    for (Said said : scan().said) {
      boolean isMethod = said.file().startsWith("tensor");
      (isMethod ? methods : functions).putIfAbsent(said.signature(), said.sentence());
    }
    List<String> differ = new ArrayList<>();
    int twins = 0;
    for (var method : methods.entrySet()) {
      String function = functions.get(method.getKey());
      if (function == null) continue;
      twins++;
      if (!function.equals(method.getValue()))
        differ.add(method.getKey() + ": " + function + " / " + method.getValue());
    }
    assertTrue(twins > 140, "only " + twins + " twins");
    assertEquals("", String.join("\n", differ));
  }

  /**
   * What is said of a method of tensors, or of a function of one.
   *
   * @param signature its name and the parameters besides the tensor
   */
  private record Said(Path file, String signature, String sentence) {
    static Stream<Said> of(Path file, MethodTree method, @Nullable String comment) {
      List<String> types =
          method.getParameters().stream()
              .map(v -> v.toString().replaceAll("@\\w+(\\(\\))? ?", "").replaceFirst(" \\w+$", ""))
              .toList();
      boolean isMethod = method.getModifiers().getFlags().contains(Modifier.DEFAULT);
      boolean isFunction = !isMethod && !types.isEmpty() && types.getFirst().equals("Object");
      if (comment == null || !isMethod && !isFunction) return Stream.empty();
      String text =
          comment.strip().replaceAll("\\s+", " ").replaceAll("(@link #\\w+)\\([^)]*\\)", "$1");
      return Stream.of(
          new Said(
              file,
              method.getName() + types.subList(isMethod ? 0 : 1, types.size()).toString(),
              text.replaceFirst("(?<=\\.) [A-Z@].*", "")));
    }
  }

  private static Silent scan() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(SOURCES)) {
      List<Path> files =
          all.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> !p.endsWith("package-info.java"))
              .toList();
      var units = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
      Silent silent = new Silent(Trees.instance(task));
      for (CompilationUnitTree unit : task.parse()) silent.scan(unit, null);
      return silent;
    }
  }

  /** Collects what is public and has no Javadoc. */
  private static final class Silent extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final List<String> found = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private int seen;

    Silent(Trees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isPublic(type.getModifiers())) return null;
      check(type.getSimpleName().toString());
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      Path file =
          SOURCES.relativize(
              Path.of(getCurrentPath().getCompilationUnit().getSourceFile().getName()));
      if (file.startsWith("tensor") || file.getNameCount() == 1)
        Said.of(file, method, trees.getDocComment(getCurrentPath())).forEach(said::add);
      if (isPublic(method.getModifiers()) && !saysElsewhere(method, owner))
        check(owner.getSimpleName() + "." + method.getName());
      return null;
    }

    private void check(String name) {
      seen++;
      if (trees.getDocComment(getCurrentPath()) != null) return;
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long at = trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
      Path file = Path.of(unit.getSourceFile().getName());
      found.add(SOURCES.relativize(file) + ":" + unit.getLineMap().getLineNumber(at) + " " + name);
    }

    /** Said with a modifier, or by standing in an interface. */
    private boolean isPublic(ModifiersTree modifiers) {
      Tree around = getCurrentPath().getLeaf();
      if (around instanceof ClassTree || around instanceof MethodTree)
        around = getCurrentPath().getParentPath().getLeaf();
      boolean inInterface = around.getKind() == Tree.Kind.INTERFACE;
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private static boolean saysElsewhere(MethodTree method, ClassTree owner) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
      if (overrides || owner.getKind() != Tree.Kind.RECORD) return overrides;
      boolean isAccessor =
          method.getParameters().isEmpty()
              && owner.getMembers().stream()
                  .anyMatch(
                      m -> m instanceof VariableTree v && v.getName().equals(method.getName()));
      return isAccessor || method.getName().contentEquals("<init>");
    }
  }
}
