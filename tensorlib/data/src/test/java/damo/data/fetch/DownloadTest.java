package damo.data.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import damo.data.DataException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of this machine that can be told to misbehave. */
class DownloadTest {
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  /** How the server answers one request. */
  private interface Behaviour {
    void answer(HttpExchange exchange, int from) throws IOException;
  }

  @TempDir Path folder;

  private HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Behaviour behaviour = DownloadTest::whole;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    try (exchange) {
      behaviour.answer(exchange, from);
    } catch (IOException e) {
      // a client that goes away is what some tests are about
    }
  }

  private static void send(HttpExchange exchange, int from, int announced, int sent)
      throws IOException {
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, CONTENT.length - 1, CONTENT.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, announced);
    exchange.getResponseBody().write(CONTENT, from, sent);
    exchange.getResponseBody().flush();
  }

  private static void whole(HttpExchange exchange, int from) throws IOException {
    send(exchange, from, CONTENT.length - from, CONTENT.length - from);
  }

  private static void cutAfter100000(HttpExchange exchange, int from) throws IOException {
    send(exchange, from, CONTENT.length - from, Math.min(100_000, CONTENT.length - from));
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private RemoteFile file(String... paths) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(CONTENT);
    return new RemoteFile(
        "set.bin",
        CONTENT.length,
        HexFormat.of().formatHex(hash),
        Arrays.stream(paths).map(this::at).toList());
  }

  private static Download plain() {
    return new Download(List.of(), FetchProgress.SILENT);
  }

  private void assertFetched(Path file) throws IOException {
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertFalse(Files.exists(folder.resolve("set.bin.part")));
  }

  @Test
  void aFileIsFetchedOnceAndCheckedAfterwards() throws Exception {
    assertFetched(plain().fetch(file("/a"), folder));
    assertFetched(plain().fetch(file("/a"), folder));
    assertEquals(List.of("/a"), asked);
  }

  @Test
  void aCutConnectionGoesOnWhereItEnded() throws Exception {
    behaviour = DownloadTest::cutAfter100000;
    assertFetched(plain().fetch(file("/a"), folder));
    assertEquals(List.of("/a", "/a bytes=100000-", "/a bytes=200000-"), asked);
  }

  @Test
  void aLaterAttemptGoesOnWhereAnEarlierOneEnded() throws Exception {
    Files.write(folder.resolve("set.bin.part"), Arrays.copyOf(CONTENT, 1234));
    assertFetched(plain().fetch(file("/a"), folder));
    assertEquals(List.of("/a bytes=1234-"), asked);
  }

  @Test
  void aServerThatKnowsNoRangesBeginsAnew() throws Exception {
    Files.write(folder.resolve("set.bin.part"), Arrays.copyOf(CONTENT, 1234));
    behaviour = (exchange, from) -> whole(exchange, 0);
    assertFetched(plain().fetch(file("/a"), folder));
  }

  @Test
  void aBeginningThatDoesNotFitIsThrownAway() throws Exception {
    Files.write(folder.resolve("set.bin.part"), new byte[5000]);
    assertFetched(plain().fetch(file("/a"), folder));
    assertEquals(List.of("/a bytes=5000-", "/a"), asked);
  }

  @Test
  void aWrongHashIsToldAndNothingIsKept() throws Exception {
    RemoteFile right = file("/a");
    RemoteFile other = new RemoteFile("set.bin", CONTENT.length, "00ff", right.sources());
    var error = assertThrows(DataException.class, () -> plain().fetch(other, folder));
    assertEquals(
        "set.bin could not be fetched (%s: its SHA-256 is %s and should be 00ff; it was thrown away);"
                .formatted(at("/a"), right.sha256())
            + " put it into "
            + folder.toAbsolutePath()
            + " by hand",
        error.getMessage());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aFileThatWasChangedHereIsFetchedAgain() throws Exception {
    Files.write(folder.resolve("set.bin"), new byte[] {1, 2, 3});
    assertFetched(plain().fetch(file("/a"), folder));
  }

  @Test
  void theNextSourceIsAskedWhenOneFails() throws Exception {
    behaviour =
        (exchange, from) -> {
          if (exchange.getRequestURI().getPath().equals("/gone")) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            whole(exchange, from);
          }
        };
    assertFetched(plain().fetch(file("/gone", "/a"), folder));
    assertEquals(List.of("/gone", "/a"), asked);
  }

  @Test
  void aMirrorIsAskedFirst() throws Exception {
    var mirrored = new Download(List.of(at("/mirror/")), FetchProgress.SILENT);
    assertFetched(mirrored.fetch(file("/a"), folder));
    assertEquals(List.of("/mirror/set.bin"), asked);
  }

  @Test
  void aFolderCanBeAMirror() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.write(other.resolve("set.bin"), CONTENT);
    var mirrored = new Download(List.of(other.toUri()), FetchProgress.SILENT);
    assertFetched(mirrored.fetch(file("/a"), folder));
    assertEquals(List.of(), asked);
  }

  @Test
  void allFailuresAreToldWithWhatToPutWhere() throws Exception {
    behaviour = (exchange, from) -> exchange.sendResponseHeaders(503, -1);
    RemoteFile file = file("/a", "/b");
    String message =
        assertThrows(DataException.class, () -> plain().fetch(file, folder)).getMessage();
    assertEquals(
        "set.bin could not be fetched (%s: the server answers 503; %s: the server answers 503); put"
                .formatted(at("/a"), at("/b"))
            + " it into "
            + folder.toAbsolutePath()
            + " by hand",
        message);
  }

  @Test
  void withoutANetItSaysSo() throws Exception {
    server.stop(0);
    RemoteFile file = file("/a");
    String message =
        assertThrows(DataException.class, () -> plain().fetch(file, folder)).getMessage();
    assertTrue(message.startsWith("set.bin could not be fetched (" + at("/a") + ": "), message);
    assertTrue(message.endsWith("put it into " + folder.toAbsolutePath() + " by hand"), message);
  }

  @Test
  void aSourceThatNeverEndsIsLeft() throws Exception {
    behaviour =
        (exchange, from) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write("garbage".repeat(10_000).getBytes(UTF_8));
          }
        };
    RemoteFile file = file("/a");
    assertThrows(DataException.class, () -> plain().fetch(file, folder));
    assertFalse(Files.exists(folder.resolve("set.bin")));
  }

  @Test
  void aStalledCutWithoutProgressGivesUp() throws Exception {
    behaviour = (exchange, from) -> send(exchange, from, CONTENT.length - from, 0);
    RemoteFile file = file("/a");
    assertThrows(DataException.class, () -> plain().fetch(file, folder));
    assertEquals(1, asked.size());
  }

  @Test
  void progressIsTold() throws Exception {
    List<Long> told = new ArrayList<>();
    var download = new Download(List.of(), (name, bytes, total) -> told.add(bytes));
    download.fetch(file("/a"), folder);
    assertEquals(CONTENT.length, told.getLast());
    assertEquals(told.stream().sorted().toList(), told);
  }
}
