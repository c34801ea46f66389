package damo.kernel.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Writes down how a cell came to fail: its own lines in full, libraries in short, all causes. */
final class Traceback {
  private static final int LIBRARY_FRAMES = 4;
  private static final int CELL_FRAMES = 10;
  private static final int CAUSES = 10;
  private static final String KERNEL = "damo.kernel.shell.";

  private final SourceLines sources;

  Traceback(SourceLines sources) {
    this.sources = sources;
  }

  List<String> of(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    String prefix = "";
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      lines.add(prefix + SessionNames.shown(cause.toString()));
      lines.addAll(frames(cause.getStackTrace()));
      prefix = "Caused by: ";
      cause = cause.getCause();
    }
    return lines;
  }

  List<String> ofStopped(StackTraceElement[] stack) {
    List<String> lines = new ArrayList<>();
    lines.add("Interrupted");
    lines.addAll(frames(stack));
    return lines;
  }

  private List<String> frames(StackTraceElement[] stack) {
    List<String> lines = new ArrayList<>();
    List<StackTraceElement> library = new ArrayList<>();
    int shown = 0;
    for (StackTraceElement frame : withoutKernel(stack)) {
      OptionalInt cell = CellFrames.cell(frame);
      if (cell.isEmpty()) {
        library.add(frame);
      } else if (shown++ < CELL_FRAMES) {
        lines.addAll(shortened(library));
        library.clear();
        lines.addAll(ofCell(frame, cell.getAsInt()));
      }
    }
    if (shown > CELL_FRAMES) {
      lines.add("  … %d more frames of cells".formatted(shown - CELL_FRAMES));
      return lines;
    }
    lines.addAll(shortened(library));
    return lines;
  }

  /** What lies below the deepest frame of a cell is how the kernel called it. */
  private static List<StackTraceElement> withoutKernel(StackTraceElement[] stack) {
    int end = stack.length;
    while (end > 0 && CellFrames.cell(stack[end - 1]).isEmpty()) {
      end--;
    }
    return Arrays.asList(stack).subList(0, end == 0 ? stack.length : end).stream()
        .filter(frame -> !frame.getClassName().startsWith(KERNEL))
        .toList();
  }

  private static List<String> shortened(List<StackTraceElement> library) {
    List<String> lines = new ArrayList<>();
    library.stream().limit(LIBRARY_FRAMES).forEach(frame -> lines.add("  at " + inLibrary(frame)));
    if (library.size() > LIBRARY_FRAMES) {
      lines.add("  … %d more library frames".formatted(library.size() - LIBRARY_FRAMES));
    }
    return lines;
  }

  private static String inLibrary(StackTraceElement frame) {
    String place =
        frame.getFileName() == null
            ? ""
            : "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    return frame.getClassName() + "." + frame.getMethodName() + place;
  }

  private List<String> ofCell(StackTraceElement frame, int cell) {
    int line = frame.getLineNumber();
    List<String> lines = new ArrayList<>();
    lines.add("  Cell [%d], line %d%s".formatted(cell, line, in(frame)));
    sources.line(cell, line).ifPresent(source -> lines.add("      " + source.strip()));
    return lines;
  }

  private static String in(StackTraceElement frame) {
    String method = frame.getMethodName();
    String owner = SessionNames.shown(frame.getClassName() + ".").replace('$', '.');
    if (method.equals(CellMethod.NAME)) {
      return "";
    }
    return method.startsWith("lambda$") ? ", in a lambda" : ", in " + owner + method;
  }
}
