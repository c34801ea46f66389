package damo.kernel;

import damo.display.Display;
import damo.kernel.magic.MagicShell;
import damo.kernel.session.Pager;
import damo.kernel.session.RenderedDisplays;
import damo.kernel.session.Session;
import damo.kernel.shell.CellFrames;
import damo.kernel.shell.JShellShell;
import damo.kernel.wire.Connection;
import damo.kernel.wire.Journal;
import damo.kernel.wire.Transport;
import damo.kernel.wire.ZmqTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.nd4j.linalg.factory.Nd4j;

/** The kernel's process: {@code java … damo.kernel.Main connection-file}. */
public final class Main {
  private static final int CANNOT_START = 1;
  private static final int WRONG_USE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Main() {}

  /** Serves the front ends of a connection file until one of them asks for the end. */
  public static void main(String[] arguments) {
    PrintStream console = System.err;
    if (arguments.length != 1) {
      console.println(
          "Expected one argument, the connection file that Jupyter writes; start this kernel from"
              + " Jupyter, or with: jupyter console --kernel damo");
      System.exit(WRONG_USE);
    }
    try {
      serve(Path.of(arguments[0]), console);
    } catch (IOException | RuntimeException | InterruptedException cannot) {
      console.println("The kernel cannot start or go on: " + cannot.getMessage());
      Runtime.getRuntime().halt(CANNOT_START);
    }
  }

  private static void serve(Path connectionFile, PrintStream console)
      throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Journal journal = new Journal(console);
    Transport transport = new ZmqTransport(Connection.read(connectionFile), journal);
    Pager pager = new Pager();
    RenderedDisplays displays =
        new RenderedDisplays(value -> NotebookOutlet.mime(Display.bundle(value)));
    MagicShell shell = new MagicShell(new LateShell(JShellShell::new), pager::page);
    Session session = new Session(transport, shell, displays, pager, console, end::countDown);
    Kernel.run(
        new Kernel.Services(session::ask, shell.magics(), displays.renderer(), session.comms()));
    redirect(session);
    damo.graph.Origin.describeWith(CellFrames::describe);
    Display.outlet(new NotebookOutlet(session.screen()));
    Guardian.whenGone(end::countDown);
    session.start();
    session.aside("damo-arrays-start", () -> startArrays(journal));
    end.await();
    transport.close();
    leave();
  }

  /** Loads ND4J's native library and the displays, which takes seconds, while the user types. */
  private static void startArrays(Journal journal) {
    try {
      Display.bundle(Nd4j.scalar(1.0));
    } catch (LinkageError | RuntimeException missing) {
      journal.note("ND4J does not start", missing);
    }
  }

  private static void redirect(Session session) {
    System.setIn(session.input());
    System.setOut(session.stream("stdout"));
    System.setErr(session.stream("stderr"));
  }

  /** Ends the process: politely, so that shutdown hooks of cells run, but not for long. */
  private static void leave() throws InterruptedException {
    Thread polite = Thread.ofPlatform().daemon().start(() -> System.exit(0));
    polite.join(PATIENCE);
    Runtime.getRuntime().halt(0);
  }
}
