package damo.data.fetch;

import damo.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fetches files, one source after another until one holds. A file appears under its name only when
 * it is whole and its hash is right; until then it is called {@code name.part}, and a later attempt
 * goes on where that ends.
 *
 * @param mirrors folders, each ending in a slash, in which all files lie under their names; asked
 *     before a file's own sources. A mirror may be a folder of this machine: {@code file:///…/}
 * @param progress is told how far it is
 */
public record Download(List<URI> mirrors, FetchProgress progress) {
  /** A folder of a mirror, in the environment. */
  public static final String VARIABLE = "DAMO_MIRROR";

  /** How often a source is asked again after a cut, as long as each time brings something. */
  private static final int ATTEMPTS = 5;

  public Download {
    mirrors = List.copyOf(mirrors);
  }

  /** From the mirror of the variable {@value #VARIABLE} if it is set, then from the sources. */
  public static Download standard() {
    List<URI> mirrors =
        Stream.ofNullable(System.getenv(VARIABLE))
            .filter(name -> !name.isBlank())
            .map(URI::create)
            .toList();
    return new Download(mirrors, FetchProgress.SILENT);
  }

  /**
   * The file in {@code folder}: fetched, unless it is there with the right hash.
   *
   * @throws DataException if no source could give it; it says why each failed, and what to put
   *     where
   */
  public Path fetch(RemoteFile file, Path folder) {
    Path target = folder.resolve(file.name());
    try {
      if (Files.isRegularFile(target) && Hash.of(target).equals(file.sha256())) {
        return target;
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> failures = new ArrayList<>();
    for (URI source : sources(file)) {
      try {
        fetch(file, source, target);
        return target;
      } catch (IOException e) {
        failures.add(source + ": " + reason(e));
      }
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    throw new DataException(
        "%s could not be fetched (%s); put it into %s by hand"
            .formatted(file.name(), String.join("; ", failures), folder.toAbsolutePath()));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private List<URI> sources(RemoteFile file) {
    return Stream.concat(
            mirrors.stream().map(mirror -> mirror.resolve(file.name())), file.sources().stream())
        .toList();
  }

  private void fetch(RemoteFile file, URI source, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    boolean isBegun = length(part) > 0;
    complete(file, source, part);
    if (isBegun && !isRight(file, part)) {
      Files.delete(part); // it may have been begun at another source, or another day
      complete(file, source, part);
    }
    if (!isRight(file, part)) {
      String hash = Hash.of(part);
      Files.delete(part); // nothing of it can be trusted, so nothing can be gone on with
      throw new IOException(
          "its SHA-256 is %s and should be %s; it was thrown away".formatted(hash, file.sha256()));
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void complete(RemoteFile file, URI source, Path part) throws IOException {
    for (int attempt = 1; length(part) < file.bytes(); attempt++) {
      long before = length(part);
      try {
        Transfer.to(
            part, source, file.bytes(), here -> progress.at(file.name(), here, file.bytes()));
        return;
      } catch (IOException e) {
        boolean isWorthMore = length(part) > before && attempt < ATTEMPTS;
        if (!isWorthMore || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private static long length(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private static boolean isRight(RemoteFile file, Path part) throws IOException {
    return Hash.of(part).equals(file.sha256());
  }
}
