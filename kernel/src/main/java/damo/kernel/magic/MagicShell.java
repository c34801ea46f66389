package damo.kernel.magic;

import damo.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.kernel.magic.registry.UndefinedMagicException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A shell that understands magics and leaves all Java to the shell it wraps. */
public final class MagicShell implements JavaShell {
  private static final Pattern MAGIC = Pattern.compile("^%%?\\w+", Pattern.MULTILINE);

  private final JavaShell java;
  private final MagicTable magics = new MagicTable();
  private int cell;

  /**
   * Wraps a shell.
   *
   * @param pager shows a text beside the notebook
   */
  public MagicShell(JavaShell java, Consumer<String> pager) {
    this.java = java;
    magics.registerMagics(new TextMagics());
    magics.registerMagics(new DocMagic(java, pager));
    magics.registerMagics(new LoadMagic(this::nested));
    magics.registerMagics(new ListMagic(magics));
    magics.registerVerbatim("time", new TimeMagic(this::nested));
  }

  /** The registry, to which notebooks may add their own. */
  public Magics magics() {
    return magics;
  }

  @Override
  public Outcome run(String code, int cellNumber) {
    cell = cellNumber;
    return nested(code);
  }

  @Override
  public Completion complete(String code, int cursor) {
    int start = code.lastIndexOf('\n', cursor - 1) + 1;
    String word = code.substring(start, cursor);
    if (!word.matches("%%?\\w*")) {
      return java.complete(withoutMagics(code), cursor);
    }
    String sign = word.startsWith("%%") ? "%%" : "%";
    List<String> matches =
        Stream.concat(named("%", magics.lines()), named("%%", magics.cells()))
            .filter(name -> name.startsWith(word) && name.startsWith(sign))
            .toList();
    return new Completion(matches, start, cursor, Map.of());
  }

  @Override
  public Optional<String> inspect(String code, int cursor) {
    return java.inspect(withoutMagics(code), cursor);
  }

  @Override
  public Completeness isComplete(String code) {
    List<Piece> pieces = Pieces.of(code);
    if (pieces.isEmpty()) {
      return java.isComplete(code);
    }
    return switch (pieces.getLast()) {
      case Piece.Java last -> java.isComplete(last.code());
      case Piece.Line line -> new Completeness("complete", "");
      // The body of a cell magic ends with an empty line, as the consoles of Jupyter have it.
      case Piece.Cell body ->
          new Completeness(code.endsWith("\n\n") ? "complete" : "incomplete", "");
    };
  }

  @Override
  public void interrupt() {
    java.interrupt();
  }

  @Override
  public void close() {
    java.close();
  }

  private static Stream<String> named(String sign, SortedSet<String> names) {
    return names.stream().map(name -> sign + name);
  }

  private Outcome nested(String code) {
    Outcome last = new Outcome.Nothing();
    for (Piece piece : Pieces.of(code)) {
      last = run(piece);
      if (last instanceof Outcome.Failed || last instanceof Outcome.Interrupted) {
        return last;
      }
    }
    return last;
  }

  private Outcome run(Piece piece) {
    return switch (piece) {
      case Piece.Java(String code) -> java.run(code, cell);
      case Piece.Line(String name, String text) -> {
        List<String> words = magics.arguments(name, text);
        yield call("%" + name, magics.lines(), () -> magics.applyLineMagic(name, words));
      }
      case Piece.Cell(String name, String text, String body) -> {
        List<String> words = magics.arguments(name, text);
        yield call("%%" + name, magics.cells(), () -> magics.applyCellMagic(name, words, body));
      }
    };
  }

  /** The cell with blanks where magics stand, so that what follows them is where it was. */
  private static String withoutMagics(String code) {
    return MAGIC.matcher(code).replaceAll(magic -> " ".repeat(magic.group().length()));
  }

  private static Outcome call(String name, SortedSet<String> known, Call call) {
    try {
      return outcome(call.run());
    } catch (UndefinedMagicException unknown) {
      return failed("UnknownMagic", "There is no " + name + ". There are: " + known + ".");
    } catch (InterruptedException stopped) {
      return new Outcome.Interrupted(List.of(name + " was interrupted"));
    } catch (Exception broken) {
      return failed(broken.getClass().getSimpleName(), name + ": " + broken.getMessage());
    }
  }

  /** A magic may run Java, whose outcome is then its own. */
  private static Outcome outcome(Object result) {
    return switch (result) {
      case null -> new Outcome.Nothing();
      case Outcome outcome -> outcome;
      default -> new Outcome.Value(result);
    };
  }

  private static Outcome failed(String name, String message) {
    return new Outcome.Failed(name, message, List.of(name + ": " + message));
  }

  private interface Call {
    Object run() throws Exception;
  }
}
