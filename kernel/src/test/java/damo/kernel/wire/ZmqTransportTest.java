package damo.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.Publication;
import damo.kernel.protocol.Reply;
import damo.kernel.protocol.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

@Timeout(20)
class ZmqTransportTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Codec codec = new Codec(new Signer("k", "hmac-sha256"));
  private final ZContext front = new ZContext();
  private Connection connection;
  private ZmqTransport transport;

  @BeforeEach
  void start() throws IOException {
    int[] port = ports();
    connection =
        new Connection(
            "tcp", "127.0.0.1", port[0], port[1], port[2], port[3], port[4], "k", "hmac-sha256");
    transport = new ZmqTransport(connection, new Journal(new PrintStream(log, true, UTF_8)));
    transport.start(this::answer);
  }

  @AfterEach
  void stop() {
    front.close();
    transport.close();
  }

  @Test
  void requestFindsItsWayAndTheReplyTheWayBack() throws Malformed {
    ZMQ.Socket shell = connect(SocketType.DEALER, connection.shellPort());
    assertEquals(new Reply.Interrupt("ok"), ask(shell).content());
  }

  @Test
  void nonsenseIsLoggedAndTheNextMessageServed() throws Malformed {
    ZMQ.Socket shell = connect(SocketType.DEALER, connection.shellPort());
    shell.send("nonsense");
    Frames.send(shell, new Codec(new Signer("wrong", "hmac-sha256")).encode(request()));
    assertEquals(new Reply.Interrupt("ok"), ask(shell).content());
    assertEquals(2, log.toString(UTF_8).lines().filter(l -> l.contains("dropped")).count());
  }

  @Test
  void everySubscriberIsWelcomed() throws Malformed {
    for (int i = 0; i < 3; i++) {
      ZMQ.Socket iopub = connect(SocketType.SUB, connection.iopubPort());
      iopub.subscribe(new byte[0]);
      Message first = codec.decode(Frames.receive(iopub));
      assertEquals(new Publication.IopubWelcome(""), first.content());
    }
  }

  @Test
  void heartbeatReturnsWhatItIsGiven() {
    ZMQ.Socket heart = connect(SocketType.REQ, connection.hbPort());
    for (String beat : List.of("ping", "", "pong")) {
      heart.send(beat);
      assertEquals(beat, heart.recvStr());
    }
  }

  @Test
  void takenPortIsAnError() {
    assertThrows(
        org.zeromq.ZMQException.class,
        () -> new ZmqTransport(connection, new Journal(new PrintStream(log, true, UTF_8))));
  }

  @Test
  void manyThreadsMaySendAtOnce() throws Malformed, InterruptedException {
    ZMQ.Socket iopub = connect(SocketType.SUB, connection.iopubPort());
    iopub.subscribe(new byte[0]);
    Frames.receive(iopub);
    int each = 500;
    for (int i = 0; i < 4; i++) {
      Thread.ofPlatform().start(() -> publish(each));
    }
    for (int i = 0; i < 4 * each; i++) {
      assertEquals(
          new Publication.Stream("stdout", "x"), codec.decode(Frames.receive(iopub)).content());
    }
  }

  private void publish(int times) {
    for (int i = 0; i < times; i++) {
      transport.send(
          Channel.IOPUB,
          Message.of(
              List.of("stream".getBytes(UTF_8)),
              Header.now("stream", "s"),
              new JsonObject(),
              new Publication.Stream("stdout", "x")));
    }
  }

  private void answer(Channel channel, Message message) {
    transport.send(
        channel,
        Message.of(
            message.identities(),
            Header.now("interrupt_reply", "s"),
            message.header().raw(),
            new Reply.Interrupt("ok")));
  }

  private Message ask(ZMQ.Socket shell) throws Malformed {
    Frames.send(shell, codec.encode(request()));
    return codec.decode(Frames.receive(shell));
  }

  private static Message request() {
    return Message.of(
        List.of(), Header.now("interrupt_request", "f"), new JsonObject(), new Request.Interrupt());
  }

  /**
   * JeroMQ sometimes loses the handshake of a socket that connects (not of one that binds, as the
   * kernel does) and only tries again when this interval is over: 30 s unless told otherwise.
   */
  private ZMQ.Socket connect(SocketType type, int port) {
    ZMQ.Socket socket = front.createSocket(type);
    socket.setHandshakeIvl(300);
    socket.connect(connection.address(port));
    return socket;
  }

  /** Five that differ: all are held before the first is given back. */
  private static int[] ports() throws IOException {
    try (ServerSocket a = new ServerSocket(0);
        ServerSocket b = new ServerSocket(0);
        ServerSocket c = new ServerSocket(0);
        ServerSocket d = new ServerSocket(0);
        ServerSocket e = new ServerSocket(0)) {
      return Stream.of(a, b, c, d, e).mapToInt(ServerSocket::getLocalPort).toArray();
    }
  }
}
