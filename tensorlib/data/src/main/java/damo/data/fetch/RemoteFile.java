package damo.data.fetch;

import java.net.URI;
import java.util.List;

/**
 * A file that can be fetched.
 *
 * @param name what it is called here
 * @param bytes how long it is
 * @param sha256 the hash of its content, in hexadecimal
 * @param sources where it lies, the best first
 */
public record RemoteFile(String name, long bytes, String sha256, List<URI> sources) {
  public RemoteFile {
    sources = List.copyOf(sources);
  }

  /** A file whose sources are folders, each ending in a slash. */
  public static RemoteFile in(String name, long bytes, String sha256, String... folders) {
    return new RemoteFile(
        name,
        bytes,
        sha256,
        java.util.Arrays.stream(folders).map(folder -> URI.create(folder + name)).toList());
  }
}
