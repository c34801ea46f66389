package damo.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Publication;
import damo.kernel.protocol.Publication.Status;
import damo.kernel.protocol.Publication.Stream;
import damo.kernel.protocol.Reply;
import damo.kernel.protocol.Request;
import damo.kernel.shell.JavaShell.Outcome;
import damo.kernel.wire.MemoryTransport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SessionTest {
  private final MemoryTransport wire = new MemoryTransport();
  private final ScriptedShell shell = new ScriptedShell();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final Session session =
      new Session(
          wire,
          shell,
          Displays.asText(),
          new Pager(),
          new PrintStream(console, true),
          ended::countDown);
  private final PrintStream out = session.stream("stdout");
  private final PrintStream err = session.stream("stderr");

  @BeforeEach
  void start() {
    shell
        .script("six", () -> new Outcome.Value(6))
        .script("fail", () -> new Outcome.Failed("Oops", "as asked", List.of("Oops")))
        .script("wait", shell::untilInterrupted);
    session.start();
  }

  @Test
  void cellIsFramedByBusyAndIdle() {
    List<Content> heard = run(cell("six"));
    assertEquals(
        List.of(
            new Status("busy"),
            new Publication.ExecuteInput("six", 1),
            new Publication.ExecuteResult(1, Map.of("text/plain", "6"), Map.of()),
            new Reply.Execute("ok", 1, List.of(), Map.of()),
            new Status("idle")),
        heard);
  }

  @Test
  void silentCellLeavesNoTrace() {
    shell.script("loud", () -> print("psst"));
    List<Content> heard = run(new Request.Execute("loud", true, true, Map.of(), false, true));
    assertEquals(3, heard.size());
    assertEquals(1, execute(run(cell("six"))).executionCount());
  }

  @Test
  void cellsThatWaitedForAFailureAreAborted() {
    shell.script(
        "slow failure",
        () -> {
          shell.interrupts.acquireUninterruptibly();
          return new Outcome.Failed("Oops", "late", List.of());
        });
    String first = say(cell("slow failure"));
    String second = say(cell("six"));
    shell.interrupts.release();
    wire.heard(first);
    assertEquals(
        List.of(new Status("busy"), new Reply.Aborted("aborted"), new Status("idle")),
        wire.heard(second));
    assertEquals("ok", MemoryTransport.reply(run(cell("six"))).status());
  }

  @Test
  void interruptComesPastTheRunningCell() {
    String waiting = say(cell("wait"));
    wire.say(Channel.CONTROL, new Request.Interrupt());
    Reply.Failed reply =
        assertInstanceOf(Reply.Failed.class, MemoryTransport.reply(wire.heard(waiting)));
    assertEquals("Interrupted", reply.ename());
  }

  @Test
  void outAndErrKeepTheirOrderBeforeTheReply() {
    shell.script(
        "mixed",
        () -> {
          out.print("a");
          err.print("b");
          return print("c");
        });
    List<Content> heard = run(cell("mixed"));
    assertEquals(
        List.of(new Stream("stdout", "a"), new Stream("stderr", "b"), new Stream("stdout", "c")),
        heard.subList(2, 5));
  }

  @Test
  void threadPrintsIntoTheCellThatStartedIt() {
    CountDownLatch later = new CountDownLatch(1);
    shell.script(
        "starter",
        () -> {
          Thread.ofVirtual()
              .start(() -> {
                waitFor(later);
                out.print("late");
              });
          return new Outcome.Nothing();
        });
    String starter = say(cell("starter"));
    wire.heard(starter);
    run(cell("six"));
    later.countDown();
    MemoryTransport.Sent sent = wire.next();
    assertEquals(starter, sent.cause());
    assertEquals(new Stream("stdout", "late"), sent.message().content());
  }

  @Test
  void whatNobodyAskedForGoesToTheConsole() throws InterruptedException {
    CountDownLatch printed = new CountDownLatch(1);
    run(cell("six"));
    session.aside(
        "aside",
        () -> {
          out.print("to the console");
          printed.countDown();
        });
    assertTrue(printed.await(5, TimeUnit.SECONDS));
    assertEquals("to the console", console.toString());
  }

  @Test
  void errorsThatEscapeTheShellAreRepliesToo() {
    shell.script(
        "deep",
        () -> {
          throw new StackOverflowError();
        });
    shell.script(
        "wide",
        () -> {
          throw new OutOfMemoryError("all gone");
        });
    assertEquals("StackOverflowError", failed(run(cell("deep"))).ename());
    assertEquals("all gone", failed(run(cell("wide"))).evalue());
    assertEquals("ok", MemoryTransport.reply(run(cell("six"))).status());
  }

  @Test
  void displayThatThrowsBecomesAnApology() {
    shell.script("sulking", () -> new Outcome.Value(new Sulking()));
    List<Content> heard = run(cell("sulking"));
    Publication.ExecuteResult shown =
        assertInstanceOf(Publication.ExecuteResult.class, heard.get(2));
    assertTrue(shown.data().get("text/plain").toString().contains("display failed"));
  }

  @Test
  void brokenShellDoesNotKnowWhetherACellIsComplete() {
    List<Content> heard = run(new Request.IsComplete("x"));
    assertEquals(new Reply.IsComplete("unknown", ""), MemoryTransport.reply(heard));
  }

  @Test
  void cursorsCountCodePoints() {
    Reply.Complete reply =
        assertInstanceOf(
            Reply.Complete.class, MemoryTransport.reply(run(new Request.Complete("😀ab", 2))));
    assertEquals(List.of("😀a"), reply.matches());
    assertEquals(2, reply.cursorEnd());
  }

  @Test
  void wrongChannelsAndFieldsAreAnsweredWithAnError() {
    String onControl = wire.say(Channel.CONTROL, cell("six"));
    assertEquals("BadMessage", failed(wire.heard(onControl)).ename());
    String empty = wire.say(Channel.SHELL, "execute_request", new JsonObject());
    assertTrue(failed(wire.heard(empty)).evalue().contains("code is missing"));
  }

  @Test
  void historyKeepsWhatCounted() {
    run(cell("six"));
    run(new Request.Execute("six", false, false, Map.of(), false, true));
    run(cell("fail"));
    Request.History asked = new Request.History(true, true, "tail", 0, 0, null, 5, null, false);
    Reply.History reply = assertInstanceOf(Reply.History.class, MemoryTransport.reply(run(asked)));
    assertEquals("[[1, 1, [six, 6]], [1, 2, [fail, null]]]", reply.history().toString());
  }

  @Test
  void shutdownIsAnsweredBeforeTheEnd() throws InterruptedException {
    String id = wire.say(Channel.CONTROL, new Request.Shutdown(true));
    assertEquals(new Reply.Shutdown("ok", true), MemoryTransport.reply(wire.heard(id)));
    assertTrue(ended.await(5, TimeUnit.SECONDS));
  }

  private List<Content> run(Request request) {
    return wire.heard(say(request));
  }

  private String say(Request request) {
    return wire.say(Channel.SHELL, request);
  }

  private static Request.Execute cell(String code) {
    return new Request.Execute(code, false, true, Map.of(), false, true);
  }

  private Outcome print(String text) {
    out.print(text);
    return new Outcome.Nothing();
  }

  private static Reply.Execute execute(List<Content> heard) {
    return assertInstanceOf(Reply.Execute.class, MemoryTransport.reply(heard));
  }

  private static Reply.Failed failed(List<Content> heard) {
    return assertInstanceOf(Reply.Failed.class, MemoryTransport.reply(heard));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static final class Sulking {
    @Override
    public String toString() {
      throw new IllegalStateException("no");
    }
  }
}
