package damo.kernel.shell;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** A framed text after the compiler gave every expression its type. */
final class Analysis {
  /** What is wrong only because a cell's variables are locals while it is analysed. */
  private static final Set<String> OF_LOCALS =
      Set.of(
          "compiler.err.already.defined",
          "compiler.err.cant.ref.non.effectively.final.var",
          "compiler.err.local.var.accessed.from.icls.needs.final",
          "compiler.err.try.with.resources.expr.effectively.final.var",
          "compiler.err.var.might.not.have.been.initialized",
          "compiler.err.var.might.already.be.assigned",
          "compiler.err.var.might.be.assigned.in.loop");

  private final JavacTask task;
  private final CompilationUnitTree unit;
  private final Frame frame;
  private final EditedText text;
  private final List<Diagnostic<? extends JavaFileObject>> errors;

  Analysis(
      JavacTask task,
      CompilationUnitTree unit,
      Frame frame,
      EditedText text,
      List<Diagnostic<? extends JavaFileObject>> errors) {
    this.task = task;
    this.unit = unit;
    this.frame = frame;
    this.text = text;
    this.errors = errors;
  }

  CompilationUnitTree unit() {
    return unit;
  }

  Trees trees() {
    return Trees.instance(task);
  }

  Types types() {
    return task.getTypes();
  }

  Elements elements() {
    return task.getElements();
  }

  JavacTask task() {
    return task;
  }

  EditedText text() {
    return text;
  }

  Frame frame() {
    return frame;
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** What is wrong, by positions of the original text. */
  List<Problem> problems() {
    return errors.stream().map(this::problem).toList();
  }

  /** Likewise, for statements whose variables will be fields when they run. */
  List<Problem> problemsOfStatements() {
    return problems().stream().filter(problem -> !OF_LOCALS.contains(problem.code())).toList();
  }

  /** Where a tree starts in the original text. */
  int start(Tree tree) {
    return original(trees().getSourcePositions().getStartPosition(unit, tree));
  }

  /** Where a tree ends in the original text. */
  int end(Tree tree) {
    return originalEnd(trees().getSourcePositions().getEndPosition(unit, tree));
  }

  private int original(long position) {
    return text.original((int) position - frame.before().length());
  }

  private int originalEnd(long position) {
    return text.originalEnd((int) position - frame.before().length());
  }

  private Problem problem(Diagnostic<? extends JavaFileObject> error) {
    int start = original(error.getStartPosition());
    int end = Math.max(start + 1, originalEnd(error.getEndPosition()));
    boolean atPoint = error.getCode().startsWith("compiler.err.expected");
    int point = original(error.getPosition());
    String message = SessionNames.shown(error.getMessage(Locale.ENGLISH));
    return atPoint
        ? new Problem(point, point + 1, error.getCode(), message)
        : new Problem(start, end, error.getCode(), message);
  }
}
