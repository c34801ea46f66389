package damo.data.fetch;

/** Is told how far a download is. */
@FunctionalInterface
public interface FetchProgress {
  /** Tells nobody. */
  FetchProgress SILENT = (name, bytes, total) -> {};

  /** {@code bytes} of {@code total} are here; is called often. */
  void at(String name, long bytes, long total);
}
