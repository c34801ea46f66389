package damo.kernel.wire;

import damo.kernel.protocol.Channel;
import java.util.List;
import org.zeromq.ZMQ;

/** Frames and the channel they are to leave by; the last parcel has no frames. */
record Parcel(Channel channel, List<byte[]> frames) {
  static final Parcel LAST = new Parcel(Channel.IOPUB, List.of());

  boolean isLast() {
    return frames.isEmpty();
  }

  void sendOver(ZMQ.Socket socket) {
    socket.send(new byte[] {(byte) channel.ordinal()}, isLast() ? 0 : ZMQ.SNDMORE);
    Frames.send(socket, frames);
  }

  static Parcel receiveFrom(ZMQ.Socket socket) {
    List<byte[]> all = Frames.receive(socket);
    return new Parcel(Channel.values()[all.getFirst()[0]], all.subList(1, all.size()));
  }
}
