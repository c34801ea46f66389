package damo.kernel.magic;

import damo.kernel.shell.JavaShell.Outcome;
import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Function;

/** How long Java takes: by the clock on the wall, and of this thread by the processor's. */
final class TimeMagic implements LineMagicFunction<Outcome>, CellMagicFunction<Outcome> {
  private static final double NANOS_PER_MS = 1e6;

  private final Function<String, Outcome> cell;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  TimeMagic(Function<String, Outcome> cell) {
    this.cell = cell;
  }

  @Override
  public Outcome execute(List<String> arguments) {
    return timed(String.join(" ", arguments));
  }

  @Override
  public Outcome execute(List<String> arguments, String body) {
    return timed(body);
  }

  private Outcome timed(String code) {
    long cpu = threads.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    Outcome outcome = cell.apply(code);
    System.out.printf(
        "wall %.1f ms, CPU of this thread %.1f ms%n",
        (System.nanoTime() - wall) / NANOS_PER_MS,
        (threads.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MS);
    return outcome;
  }
}
