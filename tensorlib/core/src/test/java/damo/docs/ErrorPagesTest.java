package damo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The snippets of {@code docs/errors} say what the pages say they do. */
class ErrorPagesTest {
  private static final Pattern SNIPPET =
      Pattern.compile("(?s)(```java\n(.*?)```\n```text\n)(.*?)(```)");
  private static final String IMPORTS =
      """
      import module java.base; import damo.*; import damo.compile.Updates; import damo.scalar.DType;\
       import org.nd4j.linalg.api.buffer.DataType; import org.nd4j.linalg.factory.Nd4j;\
       public class Page { public static void run() throws Throwable {\
      """;

  static Stream<Path> pages() throws IOException {
    return Files.list(folder()).filter(p -> !p.endsWith("README.md")).sorted();
  }

  private static Path folder() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs/errors"))) at = at.getParent();
    return at.resolve("docs/errors");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachSnippetSaysWhatStandsBelowIt(Path page, @TempDir Path classes) throws Exception {
    String text = Files.readString(page);
    StringBuilder now = new StringBuilder();
    Matcher m = SNIPPET.matcher(text);
    int snippets = 0;
    while (m.find()) {
      String said = said(m.group(2), classes.resolve("" + snippets++));
      m.appendReplacement(now, Matcher.quoteReplacement(m.group(1) + said + "\n" + m.group(4)));
    }
    m.appendTail(now);
    assertTrue(snippets > 0, "no snippet in " + page);
    if (System.getProperty("docs.record") != null) Files.writeString(page, now);
    else assertEquals(text, now.toString());
  }

  private static String said(String snippet, Path classes) throws Exception {
    compile(snippet, classes);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      loader.loadClass("Page").getMethod("run").invoke(null);
    } catch (InvocationTargetException e) {
      Throwable error = e.getCause();
      return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
    throw new AssertionError("no error from\n" + snippet);
  }

  /** As {@code Page.java}, the snippet's lines numbered from 1. */
  private static void compile(String snippet, Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return IMPORTS.strip() + " " + snippet + "}}";
          }
        };
    List<String> options =
        List.of("-d", classes.toString(), "-nowarn", "-cp", System.getProperty("java.class.path"));
    StringWriter said = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(said, null, null, options, null, List.of(file))
            .call();
    assertTrue(compiled, said + snippet);
  }
}
