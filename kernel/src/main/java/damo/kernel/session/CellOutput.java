package damo.kernel.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import damo.kernel.protocol.Publication;
import damo.kernel.wire.Journal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * What cells print, gathered for a moment so that a loop of prints is not a flood of messages.
 * There is one buffer for both streams: whenever another cell or stream takes its turn it is sent
 * first, so order is kept. Locks here are monitors, which the JVM releases even when a thread is
 * stopped.
 */
final class CellOutput {
  private static final Duration MOMENT = Duration.ofMillis(40);
  private static final int FULL = 1 << 15;

  private final Publisher publisher;
  private final Origins origins;
  private final PrintStream console;
  private final Journal journal;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final Thread flusher;
  private Origin origin = Origin.NONE;
  private String name = "";

  CellOutput(Publisher publisher, Origins origins, PrintStream console, Journal journal) {
    this.publisher = publisher;
    this.origins = origins;
    this.console = console;
    this.journal = journal;
    this.flusher =
        Thread.ofPlatform().daemon().name("damo-output").unstarted(this::flushNowAndThen);
    flusher.start();
  }

  /** A print stream that writes to the cell of the thread that uses it. */
  PrintStream stream(String streamName) {
    return new PrintStream(new Tap(streamName), false, UTF_8) {
      /** A cell that closes what it wrote to must not silence those after it. */
      @Override
      public void close() {
        flush();
      }
    };
  }

  /** Sends all that was printed so far. */
  synchronized void flush() {
    send(buffer.size());
  }

  private synchronized void write(String streamName, byte[] bytes, int offset, int length) {
    Origin writer = origins.current();
    if (writer.isNone()) {
      console.write(bytes, offset, length);
      return;
    }
    if (writer != origin || !streamName.equals(name)) {
      flush();
      origin = writer;
      name = streamName;
    }
    if (buffer.size() == 0) {
      LockSupport.unpark(flusher);
    }
    buffer.write(bytes, offset, length);
    if (buffer.size() >= FULL) {
      flushWholeCharacters();
    }
  }

  private synchronized void flushWholeCharacters() {
    send(Utf8.wholeCharacters(buffer.toByteArray()));
  }

  private void send(int length) {
    if (length == 0) {
      return;
    }
    byte[] bytes = buffer.toByteArray();
    buffer.reset();
    buffer.write(bytes, length, bytes.length - length);
    String text = new String(Arrays.copyOf(bytes, length), UTF_8);
    publisher.publish(origin, new Publication.Stream(name, text));
  }

  private void flushNowAndThen() {
    while (true) {
      LockSupport.park();
      try {
        Thread.sleep(MOMENT);
        flushWholeCharacters();
      } catch (InterruptedException | RuntimeException | OutOfMemoryError lost) {
        journal.note("output of a cell was lost", lost);
      }
    }
  }

  private final class Tap extends OutputStream {
    private final String streamName;

    Tap(String streamName) {
      this.streamName = streamName;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      CellOutput.this.write(streamName, bytes, offset, length);
    }
  }
}
