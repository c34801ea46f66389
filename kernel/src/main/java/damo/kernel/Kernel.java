package damo.kernel;

import damo.kernel.comm.Comms;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a cell may ask of the kernel that runs it. */
public final class Kernel {
  private static volatile @Nullable Services services;

  private Kernel() {}

  /**
   * Asks for a line of text.
   *
   * @throws IOException when the front end takes no input, or the cell is interrupted
   */
  public static String readLine(String prompt) throws IOException {
    return running().console().ask(prompt, false);
  }

  /**
   * Asks for a line that is not shown while it is typed.
   *
   * @throws IOException when the front end takes no input, or the cell is interrupted
   */
  public static String readPassword(String prompt) throws IOException {
    return running().console().ask(prompt, true);
  }

  /** The magics; {@code Kernel.magics().registerMagics(object)} adds annotated methods. */
  public static Magics magics() {
    return running().magics();
  }

  /** The renderers; a type registered here is shown by its renderer alone. */
  public static Renderer renderer() {
    return running().renderer();
  }

  /** Conversations with widgets in the front end. */
  public static Comms comms() {
    return running().comms();
  }

  static void run(Services running) {
    services = running;
  }

  private static Services running() {
    return Objects.requireNonNull(
        services, "No kernel runs in this process: Kernel is there for cells of a notebook.");
  }

  /** Asks the person at the front end. */
  interface Console {
    String ask(String prompt, boolean password) throws IOException;
  }

  /** The parts of a running kernel that cells may reach. */
  record Services(Console console, Magics magics, Renderer renderer, Comms comms) {}
}
