package damo.kernel.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import damo.kernel.protocol.Dialogue;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the person at the front end for lines; as {@code System.in}, a line whenever one is read.
 */
final class InputDesk extends InputStream {
  private final Publisher publisher;
  private final Origins origins;
  private final CellOutput output;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final BlockingQueue<Optional<String>> answer = new ArrayBlockingQueue<>(1);
  private volatile String question = "";
  private byte[] line = new byte[0];
  private int read;

  InputDesk(Publisher publisher, Origins origins, CellOutput output) {
    this.publisher = publisher;
    this.origins = origins;
    this.output = output;
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws IOException when the front end cannot be asked, or the cell is interrupted
   */
  String ask(String prompt, boolean password) throws IOException {
    Origin origin = origins.current();
    if (!origin.answersInput()) {
      throw new IOException(
          "The front end that runs this cell takes no input (allow_stdin is false): give the value"
              + " in the cell instead.");
    }
    try {
      oneAtATime.lockInterruptibly();
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
    try {
      output.flush();
      answer.clear();
      Header header = publisher.question();
      // Set before the question is sent, for the answer may be here before this thread goes on.
      question = header.msgId();
      publisher.ask(origin, header, new Dialogue.InputRequest(prompt, password));
      return answer.take().orElseThrow(InterruptedIOException::new);
    } catch (InterruptedException stopped) {
      throw interrupted();
    } finally {
      question = "";
      oneAtATime.unlock();
    }
  }

  /** Takes an answer, unless it belongs to a question that is no longer asked. */
  void answered(Message message, Dialogue.InputReply reply) {
    JsonElement asked = message.parent().get("msg_id");
    if (!question.isEmpty() && (asked == null || asked.getAsString().equals(question))) {
      answer.offer(Optional.of(reply.value()));
    }
  }

  /** Ends the wait for an answer. */
  void interrupt() {
    answer.offer(Optional.empty());
  }

  @Override
  public synchronized int read() throws IOException {
    fill();
    return line[read++] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    fill();
    int count = Math.min(length, line.length - read);
    System.arraycopy(line, read, target, offset, count);
    read += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - read;
  }

  private void fill() throws IOException {
    if (read == line.length) {
      line = (ask("", false) + "\n").getBytes(UTF_8);
      read = 0;
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for input");
  }
}
