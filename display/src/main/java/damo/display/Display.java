package damo.display;

import damo.display.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows any object: in a notebook as pictures and tables, elsewhere as text. */
public final class Display {
  private static final Guarded GUARDED = new Guarded(Duration.ofSeconds(2));
  private static final Guarded AWAKENING = new Guarded(Duration.ofSeconds(20));
  private static final Registry REGISTRY = new Registry();
  private static volatile Outlet outlet = new TextOutlet(System.out);

  private Display() {}

  /**
   * Shows {@code x}.
   *
   * @return the display id, for {@link #update}
   */
  public static String display(@Nullable Object x) {
    String id = freshId();
    display(x, id);
    return id;
  }

  public static void display(@Nullable Object x, String id) {
    outlet.display(bundle(x), id);
  }

  /** Replaces what was shown under {@code id}. */
  public static void update(String id, @Nullable Object x) {
    outlet.update(id, bundle(x));
  }

  /** Clears the output of the cell; with {@code wait}, only when the next output comes. */
  public static void clearOutput(boolean wait) {
    outlet.clear(wait);
  }

  /**
   * Every form of {@code x}. Never throws: a display that does, or that takes over two seconds,
   * becomes text with one line of apology.
   */
  public static Bundle bundle(@Nullable Object x) {
    if (x != null) {
      REGISTRY.asleep(x.getClass()).ifPresent(Display::awaken);
    }
    return GUARDED.run(() -> Bundler.bundle(show(x)), why -> Bundle.text(Plain.apology(x, why)));
  }

  /** What goes wrong here will go wrong again, and be told, when the displayer is asked to show. */
  private static void awaken(Displayer<?> displayer) {
    AWAKENING.run(
        () -> {
          displayer.awaken();
          return true;
        },
        why -> false);
  }

  /** The tree that shows {@code x}, for putting into another; nested errors become text. */
  public static Part part(@Nullable Object x) {
    try {
      return show(x);
    } catch (Exception | LinkageError | StackOverflowError e) {
      return Part.muted(Plain.apology(x, "its display failed: " + e));
    }
  }

  private static Part show(@Nullable Object x) {
    if (x == null) {
      return Part.code("null");
    }
    if (x instanceof Part part) {
      return part;
    }
    Displayer<Object> displayer = REGISTRY.nearest(x.getClass());
    return displayer == null ? Part.code(String.valueOf(x)) : displayer.show(x);
  }

  /** Sends all displays of this process to {@code o}. */
  public static void outlet(Outlet o) {
    outlet = o;
  }

  public static Outlet outlet() {
    return outlet;
  }

  /** From now on shows objects of a type in this way; the latest registration wins. */
  public static void register(Displayer<?> displayer) {
    REGISTRY.register(displayer);
  }

  /**
   * Shows objects of {@code type} as {@code how} makes them: a part, or anything that has a
   * display.
   */
  public static <X> void register(Class<X> type, Function<X, ?> how) {
    register(new Registered<>(type, how));
  }

  /** Looks for displayers again, after jars were added to the class path. */
  public static void reload() {
    REGISTRY.reload();
  }

  /**
   * Saves the display of {@code x} by the ending of the file: {@code .html .svg .png .txt}.
   *
   * @throws IllegalArgumentException for another ending, or when {@code x} has no such form
   * @throws IOException when the file cannot be written
   */
  public static void save(@Nullable Object x, Path file) throws IOException {
    Saved.save(part(x), file);
  }

  static String freshId() {
    byte[] bytes = new byte[8];
    ThreadLocalRandom.current().nextBytes(bytes);
    return "damo-" + HexFormat.of().formatHex(bytes);
  }

  private record Registered<X>(Class<X> type, Function<X, ?> how) implements Displayer<X> {
    @Override
    public Part show(X x) {
      return Display.part(how.apply(x));
    }
  }
}
