package damo.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;

/** One request for what is still missing of a file. */
final class Transfer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int PIECE = 1 << 16;

  private Transfer() {}

  /**
   * Appends to {@code part} what {@code source} has beyond it, or begins anew if the source cannot
   * go on in the middle.
   *
   * @param most how long the file is; a source that goes on is left
   * @param progress is told how many bytes of the file are here
   */
  static void to(Path part, URI source, long most, LongConsumer progress) throws IOException {
    LongConsumer guarded =
        here -> {
          progress.accept(here);
          if (here > most) {
            throw new UncheckedIOException(new IOException("it goes on after " + most + " bytes"));
          }
        };
    try (FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(out, part)) {
      if ("file".equals(source.getScheme())) {
        copy(source, out, guarded);
      } else {
        request(source, out, guarded);
      }
      out.force(true);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static FileLock lock(FileChannel out, Path part) throws IOException {
    try {
      FileLock lock = out.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // told below, as when another process has the lock
    }
    throw new IOException(part + " is being fetched by someone else");
  }

  private static void copy(URI source, FileChannel out, LongConsumer progress) throws IOException {
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no such file");
    }
    out.truncate(0);
    try (InputStream in = Files.newInputStream(file)) {
      append(in, out, progress);
    }
  }

  private static void request(URI source, FileChannel out, LongConsumer progress)
      throws IOException {
    long have = out.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(PATIENCE);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try (HttpClient client = client()) {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        out.position(start(response, have));
        out.truncate(out.position());
        append(in, out, progress);
      } finally {
        client.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .build();
  }

  /** From which byte on the answer is. */
  private static long start(HttpResponse<?> response, long have) throws IOException {
    boolean goesOn =
        response.statusCode() == PARTIAL
            && response
                .headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + have + "-"))
                .isPresent();
    if (goesOn) {
      return have;
    }
    if (response.statusCode() == OK) {
      return 0;
    }
    throw new IOException("the server answers " + response.statusCode());
  }

  private static void append(InputStream in, FileChannel out, LongConsumer progress)
      throws IOException {
    OutputStream sink = Channels.newOutputStream(out);
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      sink.write(piece, 0, count);
      progress.accept(out.position());
    }
  }
}
