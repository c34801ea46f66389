package damo.kernel.session;

import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Dialogue;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.MessageType;
import damo.kernel.protocol.Reply;
import damo.kernel.wire.Journal;
import damo.kernel.wire.Transport;
import java.util.List;
import java.util.Optional;

/**
 * Brings each message to its lane and frames its handling: busy, whatever the handler says, the
 * reply, idle.
 */
final class Dispatcher implements Transport.Receiver {
  private static final long CELL_STACK = 16L << 20;
  private static final long CONTROL_STACK = 1L << 20;

  private final HandlerTable handlers;
  private final Publisher publisher;
  private final Origins origins;
  private final CellOutput output;
  private final InputDesk desk;
  private final Journal journal;
  private final Lane cells;
  private final Lane control;

  Dispatcher(
      HandlerTable handlers,
      Publisher publisher,
      Origins origins,
      CellOutput output,
      InputDesk desk,
      Journal journal) {
    this.handlers = handlers;
    this.publisher = publisher;
    this.origins = origins;
    this.output = output;
    this.desk = desk;
    this.journal = journal;
    this.cells = new Lane(this::serveCell, journal);
    this.control = new Lane(this::serve, journal);
  }

  void start() {
    cells.start("damo-cell", CELL_STACK);
    control.start("damo-control", CONTROL_STACK);
  }

  @Override
  public void receive(Channel channel, Message message) {
    switch (channel) {
      case SHELL -> cells.add(new Exchange(channel, message));
      case CONTROL -> control.add(new Exchange(channel, message));
      case STDIN -> answer(message);
      case IOPUB -> journal.note("a message came in on iopub, which only goes out");
    }
  }

  private void answer(Message message) {
    if (message.content() instanceof Dialogue.InputReply reply) {
      desk.answered(message, reply);
    } else {
      journal.note("expected an input_reply on stdin, got " + message.header().msgType());
    }
  }

  private void serveCell(Exchange exchange) {
    origins.enterCell(exchange.origin());
    serve(exchange);
  }

  private void serve(Exchange exchange) {
    publisher.status(exchange.origin(), "busy");
    try {
      reply(exchange, handled(exchange));
    } finally {
      output.flush();
      publisher.status(exchange.origin(), "idle");
    }
    exchange.end();
  }

  private Optional<Reply> handled(Exchange exchange) {
    try {
      return handlers.accepts(exchange) ? handlers.handle(exchange) : refusal(exchange);
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError failure) {
      journal.note(exchange.messageType() + " failed", failure);
      String name = failure.getClass().getSimpleName();
      return Optional.of(failed(name, String.valueOf(failure.getMessage())));
    }
  }

  private void reply(Exchange exchange, Optional<Reply> reply) {
    // Front ends stop listening soon after the reply, so what was printed must be out before it.
    output.flush();
    Optional<String> type = MessageType.replyTo(exchange.messageType());
    if (reply.isPresent() && type.isPresent()) {
      publisher.reply(exchange.channel(), exchange.origin(), type.get(), reply.get());
    }
  }

  private Optional<Reply> refusal(Exchange exchange) {
    String problem =
        exchange.content() instanceof Content.Invalid invalid
            ? invalid.problem()
            : "%s is not understood on %s".formatted(exchange.messageType(), exchange.channel());
    journal.note(problem);
    return Optional.of(failed("BadMessage", problem));
  }

  private static Reply failed(String name, String problem) {
    return new Reply.Failed("error", name, problem, List.of(name + ": " + problem), null);
  }
}
