package damo.data.fetch;

/** Is told how far a download is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = (name, bytes, total) -> {};

  /** {@code bytes} of {@code total} are here; is called often. */
  void at(String name, long bytes, long total);
}
