package damo.kernel.session;

import damo.kernel.protocol.Publication;
import damo.kernel.protocol.Reply;
import damo.kernel.protocol.Request;
import damo.kernel.shell.JavaShell.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs cells: counts them, shows how they end, remembers them, and gives up after a failure. */
final class Cells {
  private static final String INTERRUPTED = "the cell was interrupted; what it had set is kept";

  private final Runner runner;
  private final Displays displays;
  private final Publisher publisher;
  private final CellOutput output;
  private final History history;
  private final Pager pager;
  private final Expressions expressions;
  private int count;
  private long failedAt = System.nanoTime();

  Cells(
      Runner runner,
      Displays displays,
      Publisher publisher,
      CellOutput output,
      History history,
      Pager pager) {
    this.runner = runner;
    this.displays = displays.guarded();
    this.publisher = publisher;
    this.output = output;
    this.history = history;
    this.pager = pager;
    this.expressions = new Expressions(runner, this.displays);
  }

  Optional<Reply> run(Exchange exchange, Request.Execute cell) {
    // What was sent before a failure was known was meant to follow a success.
    if (exchange.arrival() - failedAt < 0) return Optional.of(new Reply.Aborted("aborted"));
    try {
      return Optional.of(runNow(exchange.origin(), cell));
    } catch (OutOfMemoryError full) {
      runner.makeRoom();
      throw full;
    }
  }

  private Reply runNow(Origin origin, Request.Execute cell) {
    boolean counted = cell.storeHistory() && !cell.silent() && !cell.code().isBlank();
    count += counted ? 1 : 0;
    publisher.publish(origin, new Publication.ExecuteInput(cell.code(), count));
    Ending ending = ending(origin, cell, runner.java(cell.code(), count));
    if (counted) {
      history.add(count, cell.code(), ending.shown());
    }
    return ending.reply();
  }

  /** A print stream, which {@code System.out.printf} returns to be chained, is nothing to show. */
  private Ending ending(Origin origin, Request.Execute cell, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Value(PrintStream chained) -> new Ending(done(cell), null);
      case Outcome.Value(Object value) -> new Ending(done(cell), show(origin, value));
      case Outcome.Nothing() -> new Ending(done(cell), null);
      case Outcome.Failed(String name, String message, List<String> traceback) ->
          new Ending(fail(origin, cell, name, message, traceback), null);
      case Outcome.Interrupted(List<String> traceback) ->
          new Ending(fail(origin, cell, "Interrupted", INTERRUPTED, traceback), null);
    };
  }

  private String show(Origin origin, @Nullable Object value) {
    MimeBundle bundle = runner.display(() -> displays.bundle(value));
    output.flush();
    publisher.publish(
        origin, new Publication.ExecuteResult(count, bundle.data(), bundle.metadata()));
    return bundle.plain();
  }

  private Reply done(Request.Execute cell) {
    List<Reply.Payload> pages = pager.take();
    return new Reply.Execute(
        "ok", count, pages, expressions.evaluate(cell.userExpressions(), count));
  }

  private Reply fail(
      Origin origin, Request.Execute cell, String name, String message, List<String> traceback) {
    pager.take();
    output.flush();
    publisher.publish(origin, new Publication.Error(name, message, traceback));
    if (cell.stopOnError()) {
      failedAt = System.nanoTime();
    }
    return new Reply.Failed("error", name, message, traceback, count);
  }

  /** The reply to a cell and what it showed as its value. */
  private record Ending(Reply reply, @Nullable String shown) {}
}
