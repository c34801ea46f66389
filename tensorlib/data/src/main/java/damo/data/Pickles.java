package damo.data;

import damo.data.pickle.PickleException;
import damo.data.pickle.PickleMachine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads Python's pickles of data, plain or gzipped, of protocols 0 to 5: numbers, texts, bytes,
 * lists, tuples, dictionaries, sets and NumPy's arrays of numbers. Nothing else can be read, and
 * nothing is run: a pickle that asks for another class or function is refused with its name.
 */
public final class Pickles {
  private Pickles() {}

  /**
   * The object in the file.
   *
   * <p>None is {@code null}; a bool, int or float is a {@code Boolean}, a {@code Long} (beyond 64
   * bits a {@code BigInteger}), a {@code Double}; a text is a {@code String}, bytes are a {@code
   * byte[]}; lists, tuples and NumPy's arrays of objects are {@code List}s, dictionaries {@code
   * Map}s in their order, sets {@code Set}s; NumPy's arrays are {@code INDArray}s. The strings of
   * Python 2, and bytes that are keys, are texts with a character for each byte.
   *
   * @throws DataException if the file is missing, is no pickle, is damaged, or asks for more
   */
  public static @Nullable Object read(Path file) {
    return read(file, in -> Collections.singletonList(PickleMachine.run(in))).getFirst();
  }

  /**
   * All objects of a file in which pickles stand one after another; otherwise like {@link #read}.
   */
  public static List<@Nullable Object> readAll(Path file) {
    return read(file, Pickles::all);
  }

  private interface Step {
    List<@Nullable Object> of(InputStream in) throws PickleException, IOException;
  }

  private static List<@Nullable Object> all(InputStream in) throws PickleException, IOException {
    var ahead = new PushbackInputStream(in);
    List<@Nullable Object> objects = new ArrayList<>();
    for (int first = ahead.read(); first >= 0; first = ahead.read()) {
      ahead.unread(first);
      objects.add(PickleMachine.run(ahead));
    }
    return objects;
  }

  private static List<@Nullable Object> read(Path file, Step step) {
    try (InputStream in = Source.open(file)) {
      return step.of(in);
    } catch (PickleException e) {
      throw new DataException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (ZipException | EOFException e) {
      throw new DataException(file + " is damaged: its gzip stream ends early or is corrupt", e);
    } catch (UncheckedIOException e) {
      throw new DataException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
