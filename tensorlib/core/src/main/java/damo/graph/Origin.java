package damo.graph;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Where a variable was made: the frames of the user's code, innermost first.
 *
 * @param frames at most {@value #DEPTH} frames outside of the library
 */
public record Origin(List<StackTraceElement> frames) {
  private static final int DEPTH = 3;
  private static final Origin UNKNOWN = new Origin(List.of());
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final AtomicReference<Function<StackTraceElement, String>> DESCRIBER =
      new AtomicReference<>(Origin::fileAndLine);

  public Origin {
    frames = List.copyOf(frames);
  }

  /** Nothing is known. */
  public static Origin unknown() {
    return UNKNOWN;
  }

  /** The place that called into the library. */
  public static Origin here() {
    return new Origin(
        WALKER.walk(frames ->
            frames
                .dropWhile(f -> isLibrary(f.getDeclaringClass()))
                .limit(DEPTH)
                .map(StackWalker.StackFrame::toStackTraceElement)
                .toList()));
  }

  private static boolean isLibrary(Class<?> c) {
    return LIBRARY.get(c);
  }

  /** Decided once per class: asking for the code source at each frame costs microseconds. */
  private static final ClassValue<Boolean> LIBRARY =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> c) {
          String name = c.getName();
          if (name.startsWith("damo.nn.") || name.startsWith("java.")) return true;
          if (!name.startsWith("damo.")) return false;
          return c.getProtectionDomain().getCodeSource() == null
              || java.util.Objects.equals(
                  c.getProtectionDomain().getCodeSource().getLocation(),
                  Origin.class.getProtectionDomain().getCodeSource().getLocation());
        }
      };

  /** How a frame is written; a notebook says {@code cell [3], line 2}. */
  public static void describeWith(Function<StackTraceElement, String> describer) {
    DESCRIBER.set(describer);
  }

  /** {@code Learner.java:12}, or as the notebook says it. */
  public Optional<String> where() {
    return frames.stream().findFirst().map(DESCRIBER.get());
  }

  private static String fileAndLine(StackTraceElement f) {
    return (f.getFileName() == null ? f.getClassName() : f.getFileName()) + ":" + f.getLineNumber();
  }

  @Override
  public String toString() {
    return where().orElse("an unknown place");
  }
}
