package damo.kernel.wire;

import damo.kernel.protocol.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The sockets of the four channels; bound by one thread, then used by the wire's thread alone. */
final class Sockets {
  private static final int UNLIMITED = 0;

  private final Map<Channel, ZMQ.Socket> byChannel = new EnumMap<>(Channel.class);

  Sockets(ZContext context, Connection at) {
    bind(context, at, Channel.SHELL, SocketType.ROUTER, at.shellPort());
    bind(context, at, Channel.CONTROL, SocketType.ROUTER, at.controlPort());
    bind(context, at, Channel.STDIN, SocketType.ROUTER, at.stdinPort());
    bind(context, at, Channel.IOPUB, SocketType.XPUB, at.iopubPort());
    // Without this only the first subscriber to a topic would be seen, and so welcomed.
    of(Channel.IOPUB).setXpubVerbose(true);
  }

  ZMQ.Socket of(Channel channel) {
    return Objects.requireNonNull(byChannel.get(channel));
  }

  void close() {
    byChannel.values().forEach(ZMQ.Socket::close);
  }

  /** The channels in the order in which they are to be read: stop before go. */
  static List<Channel> byUrgency() {
    return List.of(Channel.CONTROL, Channel.STDIN, Channel.SHELL, Channel.IOPUB);
  }

  private void bind(ZContext context, Connection at, Channel channel, SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    // A client that reads slowly must not lose the message that tells it that a cell has ended.
    socket.setSndHWM(UNLIMITED);
    socket.setRcvHWM(UNLIMITED);
    socket.bind(at.address(port));
    byChannel.put(channel, socket);
  }
}
