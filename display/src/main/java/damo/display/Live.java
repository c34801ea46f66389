package damo.display;

import damo.display.live.Board;
import damo.display.live.HillsPanel;
import damo.display.live.LinesPanel;
import damo.display.live.Pace;
import damo.display.live.Painter;
import damo.display.live.SlotPanel;
import damo.display.part.Part;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A display that moves while a model trains:
 *
 * <pre>{@code
 * try (var live = Live.plot("loss: train, valid", "accuracy").histogram("W", W::getValue)) {
 *   for (int step = 0; step < 10_000; step++) {
 *     live.add(step, train.callDouble(x, y));
 *   }
 * }
 * }</pre>
 *
 * Each chart is named, with its curves behind a colon when there are several. What is watched is
 * read on the thread that trains, when a frame is due: at most four times a second, and seldomer
 * when reading and drawing would cost over a twentieth of the time. Drawing is done on another
 * thread. Without a front end that can update, each epoch prints a line instead.
 */
public final class Live implements AutoCloseable {
  private static final Set<Live> OPEN = ConcurrentHashMap.newKeySet();
  private static final long LINE_EVERY = 2_000_000_000L;

  private final Board board = new Board();
  private final Outlet outlet = Display.outlet().pinned();
  private final String id = Display.freshId();
  private final Pace pace = new Pace(System::nanoTime);
  private final long start = pace.now();
  private final @Nullable Painter painter = outlet.live() ? new Painter(this::frame) : null;
  private boolean shown;
  private boolean epochs;
  private long lastLine = start;
  private long epochRead = start;
  private long epochCost;
  private volatile Board.State state = Board.State.RUNNING;
  private volatile @Nullable Object latest;

  private Live() {
    OPEN.add(this);
  }

  /** Starts a display of curves: {@code "loss"}, or {@code "loss: train, valid"} for two in one. */
  public static Live plot(String... charts) {
    Live live = new Live();
    for (String chart : charts) {
      live.board.lines(LinesPanel.parse(chart));
    }
    return live;
  }

  /** Also shows curves, from their first value on. */
  Live awaiting(String chart) {
    board.awaitedLines(LinesPanel.parse(chart));
    return this;
  }

  /** Also shows how a distribution moves: weights, gradients, activations. */
  public Live histogram(String name, Supplier<?> values) {
    board.panel(name, new HillsPanel(name, values));
    return this;
  }

  /** Also shows probabilities, a row to a sample, as bars with these labels. */
  public Live sparks(String name, Supplier<?> probabilities, Object... labels) {
    return watch(name, () -> Spark.prob(probabilities.get()).labels(labels));
  }

  /** Also shows the latest state of anything. */
  public Live watch(String name, Supplier<?> display) {
    board.panel(name, new SlotPanel(name, () -> Display.part(display.get())));
    return this;
  }

  /** Shows {@code x} below the charts, in place of what was shown there before. */
  public Live show(Object x) {
    if (latest == null) {
      board.panel("show()", new SlotPanel("", () -> Display.part(latest)));
    }
    latest = x;
    return this;
  }

  /**
   * Adds a point to each curve, in the order they were named; fewer values leave the last curves
   * without one. A NaN is marked in the chart as the step where it came.
   */
  public void add(double step, double... values) {
    board.add(step, values);
    advance();
  }

  /** Adds a point to one curve, for what is not measured at every step. */
  public void add(double step, String curve, double value) {
    board.add(step, curve, value);
    advance();
  }

  /** Marks the end of a pass over the data. */
  public void epoch() {
    board.epoch();
    epochs = true;
    if (painter == null) {
      line();
    } else if (pace.now() - epochRead >= 20 * epochCost) {
      epochRead = pace.now();
      board.readEpoch();
      epochCost = pace.now() - epochRead;
    }
  }

  /** Whether a frame would be drawn now: guards what is costly to prepare for {@link #show}. */
  public boolean due() {
    return painter != null && pace.due();
  }

  private void advance() {
    if (painter == null) {
      if (!epochs && (!shown || pace.now() - lastLine > LINE_EVERY)) {
        line();
      }
    } else if (pace.due()) {
      pace.started();
      long from = pace.now();
      board.snapshot();
      pace.cost(pace.now() - from);
      painter.ask();
    }
  }

  private void line() {
    shown = true;
    lastLine = pace.now();
    outlet.display(Bundle.text(board.line()), null);
  }

  private void frame() {
    long from = pace.now();
    send(Bundler.frame(draw()));
    pace.cost(pace.now() - from);
  }

  private Part draw() {
    return board.draw(state, (pace.now() - start) / 1e9);
  }

  private synchronized void send(Bundle bundle) {
    if (shown) {
      outlet.update(id, bundle);
    } else {
      outlet.display(bundle, id);
      shown = true;
    }
  }

  /** Says that the run was stopped before its end; the last frame shows where. */
  public void interrupted() {
    state = Board.State.INTERRUPTED;
  }

  /** Marks every display that is still open as interrupted: for front ends, when a cell is. */
  public static void interruptAll() {
    OPEN.forEach(Live::interrupted);
  }

  /** Draws the last frame, in the form that is kept. */
  @Override
  public void close() {
    if (!OPEN.remove(this)) {
      return;
    }
    boolean stopped = Thread.currentThread().isInterrupted() || state == Board.State.INTERRUPTED;
    state = stopped ? Board.State.INTERRUPTED : Board.State.DONE;
    if (painter != null) {
      painter.stop();
    }
    board.snapshot();
    Bundle last = Bundler.bundle(draw());
    if (painter == null) {
      outlet.display(Bundle.text(last.text()), null);
    } else {
      send(last);
    }
  }
}
