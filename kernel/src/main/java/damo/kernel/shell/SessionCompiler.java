package damo.kernel.shell;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** javac over the classes of a session. */
final class SessionCompiler {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-parameters", "-Xlint:none", "--should-stop=at=FLOW");

  private final JavaCompiler compiler;
  private final SessionFiles files;

  SessionCompiler(SessionClasses classes) {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException(
          "cells need a JDK, but this Java has no compiler: " + System.getProperty("java.home"));
    }
    compiler = found;
    files =
        new SessionFiles(
            compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8), classes);
  }

  void addPath(Path path) {
    files.addPath(path);
  }

  /** Parses and attributes a text in its frame. */
  Analysis analyse(Frame frame, String original, Collection<Edit> edits) {
    EditedText text = new EditedText(original, edits);
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject source = SessionFiles.source(frame.className(), frame.around(text.text()));
    JavacTask task = task(List.of(source), found);
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      task.analyze();
      return new Analysis(task, unit, frame, text, errors(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes of an analysis that found nothing wrong. */
  Map<String, byte[]> generate(Analysis analysis) {
    try {
      analysis.task().generate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.takeMade();
  }

  /** Parses several texts, each its own file. */
  List<Parsed> parse(List<String> texts) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<JavaFileObject> sources =
        IntStream.range(0, texts.size())
            .mapToObj(i -> SessionFiles.source("Text" + i, texts.get(i)))
            .toList();
    JavacTask task = task(sources, found);
    try {
      List<Parsed> parsed = new ArrayList<>();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(new Parsed(unit, positions, errorsOf(unit, found)));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A parsed text and what is wrong with its syntax. */
  record Parsed(
      CompilationUnitTree unit,
      SourcePositions positions,
      List<Diagnostic<? extends JavaFileObject>> errors) {
    int end(Tree tree) {
      return (int) positions.getEndPosition(unit, tree);
    }
  }

  private JavacTask task(List<JavaFileObject> sources, DiagnosticCollector<JavaFileObject> found) {
    return (JavacTask) compiler.getTask(null, files, found, OPTIONS, null, sources);
  }

  private static List<Diagnostic<? extends JavaFileObject>> errorsOf(
      CompilationUnitTree unit, DiagnosticCollector<JavaFileObject> found) {
    return errors(found).stream()
        .filter(error -> error.getSource().toUri().equals(unit.getSourceFile().toUri()))
        .toList();
  }

  private static List<Diagnostic<? extends JavaFileObject>> errors(
      DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .<Diagnostic<? extends JavaFileObject>>map(error -> error)
        .filter(error -> error.getKind() == Diagnostic.Kind.ERROR)
        .toList();
  }
}
