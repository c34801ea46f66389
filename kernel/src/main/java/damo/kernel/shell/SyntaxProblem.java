package damo.kernel.shell;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Reads a syntax error of a text that stood in a trial frame. */
final class SyntaxProblem {
  private SyntaxProblem() {}

  /**
   * @param shift what to add to a position of the trial to get one of the cell
   * @param limit past the last character of the text in the cell
   */
  static Problem of(Diagnostic<? extends JavaFileObject> error, int shift, int limit) {
    int start = Math.clamp(error.getPosition() + shift, 0, Math.max(0, limit - 1));
    int end = Math.clamp(error.getEndPosition() + shift, start + 1, Math.max(limit, start + 1));
    return new Problem(start, end, error.getCode(), message(error));
  }

  private static String message(Diagnostic<? extends JavaFileObject> error) {
    return error.getCode().equals("compiler.err.premature.eof")
        ? "the code ends too early: something is still open"
        : error.getMessage(Locale.ENGLISH);
  }
}
