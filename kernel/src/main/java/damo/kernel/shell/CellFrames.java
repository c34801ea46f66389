package damo.kernel.shell;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the stack frames of cells.
 *
 * <p>Classes made from cells carry the cell as their source file and the cell's own line numbers,
 * so a {@link StackTraceElement} tells the place by itself, at any time, also in a stack trace
 * printed by somebody else.
 */
public final class CellFrames {
  private static final Pattern SOURCE_FILE = Pattern.compile("Cell \\[(-?\\d+)\\]");

  private CellFrames() {}

  /** Like {@code cell [3], line 2}; for a frame outside of cells, {@code Learner.java:12}. */
  public static String describe(StackTraceElement frame) {
    OptionalInt cell = cell(frame);
    String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    return cell.isEmpty()
        ? file + ":" + frame.getLineNumber()
        : "cell [" + cell.getAsInt() + "], line " + frame.getLineNumber();
  }

  /** The number of the cell that the frame belongs to, if any. */
  public static OptionalInt cell(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null) {
      return OptionalInt.empty();
    }
    Matcher matcher = SOURCE_FILE.matcher(file);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  static String sourceFile(int cell) {
    return "Cell [" + cell + "]";
  }
}
