package damo.data.sets;

import damo.data.DataException;
import damo.data.Hdf5;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Arrays that were made of raw files, kept as HDF5 beside them and used again as long as the raw
 * files are the same: by name, size and time of their last change.
 */
final class Processed {
  private static final String SOURCE = "damo_source";

  /** Is raised when the same raw files are to give other arrays. */
  private static final int VERSION = 1;

  private Processed() {}

  /**
   * The arrays, read from {@code file} if they are of these raw files, else made and kept. In a
   * folder that cannot be written they are made each time.
   */
  static Kept of(Path file, List<Path> raw, Supplier<Map<String, INDArray>> maker) {
    String source = fingerprint(raw);
    return new Kept(
        kept(file, source)
            .orElseGet(() -> {
              Map<String, INDArray> made = maker.get();
              keep(file, source, made);
              return made;
            }));
  }

  private static Optional<Map<String, INDArray>> kept(Path file, String source) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      boolean isCurrent;
      try (Hdf5 open = Hdf5.open(file)) {
        isCurrent = open.text(SOURCE).filter(source::equals).isPresent();
      }
      return isCurrent ? Optional.of(Hdf5.readAll(file)) : Optional.empty();
    } catch (DataException e) {
      return Optional.empty(); // a damaged copy is made anew, as an old one is
    }
  }

  private static void keep(Path file, String source, Map<String, INDArray> arrays) {
    try {
      Hdf5.writeCompressed(file, arrays, Map.of(SOURCE, source));
    } catch (UncheckedIOException e) {
      // the copy only saves time: without room or leave for it, the arrays are here all the same
    }
  }

  private static String fingerprint(List<Path> raw) {
    return VERSION + raw.stream().map(Processed::fingerprint).collect(Collectors.joining());
  }

  private static String fingerprint(Path file) {
    try {
      return "\n%s %d %d"
          .formatted(
              file.getFileName(), Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
