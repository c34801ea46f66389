package damo.kernel.session;

import damo.kernel.comm.Comms;
import damo.kernel.protocol.Channel;
import damo.kernel.protocol.CommContent;
import damo.kernel.protocol.Reply;
import damo.kernel.protocol.Request;
import damo.kernel.shell.JavaShell;
import damo.kernel.wire.Journal;
import damo.kernel.wire.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One kernel at work: front ends on one side, a Java shell and displays on the other.
 *
 * <p>Cells, and all else that comes on the shell channel, run one after the other on one thread;
 * what comes on control runs on another, so that interrupt and shutdown need not wait.
 */
public final class Session {
  private static final Set<Channel> SHELL = Set.of(Channel.SHELL);
  private static final Set<Channel> CONTROL = Set.of(Channel.CONTROL);
  private static final Set<Channel> BOTH = Set.of(Channel.SHELL, Channel.CONTROL);

  private final Transport transport;
  private final Origins origins = new Origins();
  private final Publisher publisher;
  private final CellOutput output;
  private final InputDesk desk;
  private final Screen screen;
  private final Comms comms;
  private final Runner runner;
  private final Runnable exit;
  private final Dispatcher dispatcher;

  /**
   * A session that is not started yet.
   *
   * @param console where output goes that belongs to no cell
   * @param exit ends the process; called after a shutdown was answered
   */
  public Session(
      Transport transport,
      JavaShell shell,
      Displays displays,
      Pager pager,
      PrintStream console,
      Runnable exit) {
    this.transport = transport;
    this.exit = exit;
    this.publisher = new Publisher(transport, UUID.randomUUID().toString());
    Journal journal = new Journal(console);
    this.output = new CellOutput(publisher, origins, console, journal);
    this.desk = new InputDesk(publisher, origins, output);
    this.screen = new Screen(publisher, origins, output);
    this.comms = new Comms(content -> publisher.comm(origins.current(), content));
    this.runner = new Runner(shell);
    History history = new History();
    Cells cells = new Cells(runner, displays, publisher, output, history, pager);
    HandlerTable handlers = handlers(cells, history, new Assistance(shell));
    this.dispatcher = new Dispatcher(handlers, publisher, origins, output, desk, journal);
  }

  /** Starts to serve. */
  public void start() {
    publisher.status(Origin.NONE, "starting");
    dispatcher.start();
    transport.start(dispatcher);
  }

  /** Does something that no cell asked for; what it prints goes to the console. */
  public void aside(String name, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          origins.enter(Origin.NONE);
          work.run();
        });
  }

  /** What cells print to; {@code name} is stdout or stderr. */
  public PrintStream stream(String name) {
    return output.stream(name);
  }

  /** The lines that people type when a cell reads. */
  public InputStream input() {
    return desk;
  }

  /**
   * Asks the person at the front end.
   *
   * @throws IOException when the front end cannot be asked, or the cell is interrupted
   */
  public String ask(String prompt, boolean password) throws IOException {
    return desk.ask(prompt, password);
  }

  /** Where displays are shown. */
  public Screen screen() {
    return screen;
  }

  /** Conversations with widgets. */
  public Comms comms() {
    return comms;
  }

  private HandlerTable handlers(Cells cells, History history, Assistance assistance) {
    return new HandlerTable()
        .answer(Request.KernelInfo.class, BOTH, asked -> About.kernel())
        .handle(Request.Execute.class, SHELL, cells::run)
        .answer(Request.Complete.class, SHELL, assistance::complete)
        .answer(Request.Inspect.class, SHELL, assistance::inspect)
        .answer(Request.IsComplete.class, SHELL, assistance::isComplete)
        .answer(Request.History.class, SHELL, history::answer)
        .answer(Request.CommInfo.class, BOTH, this::commInfo)
        .handle(CommContent.CommOpen.class, SHELL, this::comm)
        .handle(CommContent.CommMsg.class, SHELL, this::comm)
        .handle(CommContent.CommClose.class, SHELL, this::comm)
        .answer(Request.Interrupt.class, CONTROL, asked -> interrupt())
        .handle(Request.Shutdown.class, BOTH, this::shutdown);
  }

  private Reply commInfo(Request.CommInfo asked) {
    return new Reply.CommInfo("ok", comms.describe(asked.targetName()));
  }

  private Optional<Reply> comm(Exchange exchange, CommContent content) {
    comms.receive(content);
    return Optional.empty();
  }

  private Reply interrupt() {
    desk.interrupt();
    runner.interrupt();
    return new Reply.Interrupt("ok");
  }

  private Optional<Reply> shutdown(Exchange exchange, Request.Shutdown asked) {
    Reply.Shutdown reply = new Reply.Shutdown("ok", asked.restart());
    publisher.announce(exchange.origin(), reply);
    exchange.afterwards(exit);
    return Optional.of(reply);
  }
}
