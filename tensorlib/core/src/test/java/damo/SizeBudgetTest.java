package damo;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How long files and methods of all modules may be. A number is raised only by a commit that says
 * why.
 */
class SizeBudgetTest {
  private static final int FILE_MEDIAN = 120;
  private static final int FILE_LIMIT = 600;
  private static final int METHOD_MEDIAN = 6;
  private static final int METHOD_LIMIT = 60;

  private record Sized(String name, int lines) {}

  private static List<Sized> files;
  private static List<Sized> methods;

  @BeforeAll
  static void measure() throws IOException {
    List<Path> sources = sources(projectRoot());
    files = sources.stream().map(SizeBudgetTest::file).toList();
    methods = methods(sources);
    System.out.printf(
        "%d files, median %d lines, longest %d; %d methods, median %d lines, longest %d%n",
        files.size(),
        median(files),
        longest(files),
        methods.size(),
        median(methods),
        longest(methods));
  }

  @Test
  void filesAreShort() {
    assertTrue(median(files) <= FILE_MEDIAN, "the median file has " + median(files) + " lines");
    assertEquals("", tooLong(files, FILE_LIMIT));
  }

  @Test
  void methodsAreShort() {
    assertTrue(median(methods) <= METHOD_MEDIAN, "the median is " + median(methods) + " lines");
    assertEquals("", tooLong(methods, METHOD_LIMIT));
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("tensorlib/core"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.toString().endsWith(".java"))
          .filter(path -> root.relativize(path).toString().contains("src/main/java"))
          .filter(path -> !path.endsWith("package-info.java"))
          .toList();
    }
  }

  private static Sized file(Path path) {
    try (Stream<String> lines = Files.lines(path)) {
      return new Sized(path.getFileName().toString(), (int) lines.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Sized> methods(List<Path> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(sources);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
      var scanner = new Lengths(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, unit);
      }
      return scanner.found;
    }
  }

  /** Counts a method from the line of its result type to its last brace, Javadoc left out. */
  private static final class Lengths extends TreeScanner<Void, CompilationUnitTree> {
    private final List<Sized> found = new ArrayList<>();
    private final SourcePositions positions;

    Lengths(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      if (method.getBody() != null) {
        found.add(new Sized(name(method, unit), lines(method, unit)));
      }
      return super.visitMethod(method, unit);
    }

    private int lines(MethodTree method, CompilationUnitTree unit) {
      LineMap map = unit.getLineMap();
      Tree start = method.getReturnType() == null ? method.getBody() : method.getReturnType();
      long first = map.getLineNumber(positions.getStartPosition(unit, start));
      long last = map.getLineNumber(positions.getEndPosition(unit, method.getBody()));
      return (int) (last - first + 1);
    }

    private static String name(MethodTree method, CompilationUnitTree unit) {
      return Path.of(unit.getSourceFile().getName()).getFileName() + ": " + method.getName();
    }
  }

  private static int median(List<Sized> all) {
    int[] sorted = all.stream().mapToInt(Sized::lines).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static int longest(List<Sized> all) {
    return all.stream().mapToInt(Sized::lines).max().orElse(0);
  }

  private static String tooLong(List<Sized> all, int limit) {
    return all.stream()
        .filter(one -> one.lines() > limit)
        .sorted(comparingInt(Sized::lines).reversed())
        .map(one -> one.name() + " has " + one.lines() + " lines, " + limit + " are allowed")
        .collect(joining("\n"));
  }
}
