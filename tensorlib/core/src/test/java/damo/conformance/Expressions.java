package damo.conformance;

import damo.tensor.TensorVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The expressions of all cases, compiled together: a class each, so that one the compiler refuses
 * is left out without touching the others.
 */
final class Expressions {
  private final String head;
  private final Path classes;
  private final Map<Vector, String> refused = new HashMap<>();
  private final Map<Vector, String> names = new HashMap<>();
  private final ClassLoader loader;

  /**
   * @param imports what stands before the classes
   * @param folder where class files go
   */
  Expressions(List<Vector> vectors, String imports, Path folder) {
    this.head = imports + "public class Expressions {\n";
    this.classes = folder;
    vectors.forEach(v -> names.put(v, "Case" + names.size()));
    while (!compiled(vectors.stream().filter(v -> !refused.containsKey(v)).toList())) {}
    try {
      this.loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the compiler says against a case; null if nothing. */
  String refusal(Vector v) {
    return refused.get(v);
  }

  /** The value of the expression over {@code inputs}. */
  Object evaluate(Vector v, List<TensorVariable> inputs) throws Throwable {
    Class<?> source = loader.loadClass("Expressions$" + names.get(v));
    for (int i = 0; i < inputs.size(); i++)
      source.getField(v.inputs().get(i).name()).set(null, inputs.get(i));
    try {
      return source.getMethod("run").invoke(null);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Whether the compiler took all; those it refused are noted. */
  private boolean compiled(List<Vector> vectors) {
    StringBuilder text = new StringBuilder(head);
    TreeMap<Long, Vector> byFirstLine = new TreeMap<>();
    long line = head.lines().count() + 1;
    for (Vector v : vectors) {
      String source = source(v);
      byFirstLine.put(line, v);
      line += source.lines().count();
      text.append(source);
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    if (compile(text.append("}\n").toString(), said)) return true;
    int before = refused.size();
    for (Diagnostic<?> d : said.getDiagnostics())
      if (d.getKind() == Diagnostic.Kind.ERROR)
        refused.putIfAbsent(
            byFirstLine.floorEntry(d.getLineNumber()).getValue(), d.getMessage(Locale.ROOT));
    if (refused.size() == before)
      throw new IllegalStateException("the compiler refused: " + said.getDiagnostics());
    return false;
  }

  private String source(Vector v) {
    StringBuilder out = new StringBuilder("public static class " + names.get(v) + " {\n");
    for (Vector.Input in : v.inputs())
      out.append("public static TensorVariable ").append(in.name()).append(";\n");
    out.append("public static Object run() throws Throwable {\n");
    v.statements().forEach(s -> out.append(s).append('\n'));
    return out.append("return ").append(v.code()).append(";\n}}\n").toString();
  }

  private boolean compile(String text, DiagnosticCollector<JavaFileObject> said) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///Expressions.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-nowarn",
            "-proc:none",
            "-Xmaxerrs",
            "10000",
            "-cp",
            System.getProperty("java.class.path"));
    return ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, said, options, null, List.of(file))
        .call();
  }
}
