package damo.display.live;

import damo.display.chart.Marks;
import damo.display.number.Fmt;
import damo.display.part.Badge;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All that a live display has been told. Its methods hold its lock for microseconds at most. */
public final class Board {
  private final Map<String, Panel> panels = new LinkedHashMap<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Double> epochs = new ArrayList<>();
  private double step = Double.NaN;
  private long steps;

  /** What a run is doing; each state has its badge. */
  public enum State {
    RUNNING(Badge.Tone.INFO),
    DONE(Badge.Tone.GOOD),
    INTERRUPTED(Badge.Tone.WARN);

    private final Badge.Tone tone;

    State(Badge.Tone tone) {
      this.tone = tone;
    }
  }

  public synchronized void lines(LinesPanel panel) {
    panels.put(panel.title(), panel);
    series.addAll(panel.series());
  }

  /** Curves that may never get a value. */
  public synchronized void awaitedLines(LinesPanel panel) {
    panels.put(panel.title(), new AwaitedLines(panel));
    series.addAll(panel.series());
  }

  public synchronized void panel(String name, Panel panel) {
    panels.put(name, panel);
  }

  /** Values in the order of the curves; fewer than there are curves leaves the last unmeasured. */
  public synchronized void add(double step, double... values) {
    if (values.length > series.size()) {
      throw new IllegalArgumentException(
          "expected at most %d values, one for each of %s; got %d"
              .formatted(series.size(), names(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      series.get(i).add(step, values[i]);
    }
    reached(step);
  }

  public synchronized void add(double step, String name, double value) {
    series.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no curve '%s'; the curves are %s".formatted(name, names())))
        .add(step, value);
    reached(step);
  }

  private void reached(double step) {
    this.step = step;
    steps++;
  }

  private List<String> names() {
    return series.stream().map(Series::name).toList();
  }

  public synchronized void epoch() {
    epochs.add(step);
  }

  /** Lets every panel read what it watches, for a frame. */
  public synchronized void snapshot() {
    each(panel -> panel.snapshot(step));
  }

  /** Lets the panels that keep epochs read what they watch. */
  public synchronized void readEpoch() {
    each(panel -> panel.epoch(step));
  }

  /** What goes wrong in one panel is shown in its place. */
  private void each(Consumer<Panel> read) {
    for (Map.Entry<String, Panel> entry : panels.entrySet()) {
      try {
        read.accept(entry.getValue());
      } catch (RuntimeException e) {
        Part sorry = Part.muted(entry.getKey() + " cannot be read: " + e.getMessage());
        entry.setValue(new SlotPanel("", () -> sorry));
        entry.getValue().snapshot(step);
      }
    }
  }

  /** The whole display; numbers are copied under the lock, drawing is done outside of it. */
  public Part draw(State state, double seconds) {
    List<Panel.Drawing> drawings;
    Marks marks;
    Part status;
    synchronized (this) {
      drawings = panels.values().stream().filter(Panel::isShown).map(Panel::drawing).toList();
      double stopped = state == State.INTERRUPTED ? step : Double.NaN;
      marks = new Marks(epochs.stream().mapToDouble(Double::doubleValue).toArray(), stopped);
      status = status(state, seconds);
    }
    Part row = new Row(drawings.stream().map(d -> d.draw(marks)).toList());
    return new Column(List.of(row, status));
  }

  private Part status(State state, double seconds) {
    String at = Double.isNaN(step) ? "no step yet" : "step " + Fmt.num(step);
    String rate = seconds > 0 ? "   " + Fmt.num(steps / seconds, 3) + " steps/s" : "";
    String epoch = epochs.isEmpty() ? "" : "   epoch " + epochs.size();
    Badge badge = Badge.of(state.tone, state.name().toLowerCase(Locale.ROOT));
    return Part.row(badge, Part.muted(at + epoch + rate + "   " + Fmt.seconds(seconds)));
  }

  /** Where the run is, in one line: {@code epoch 3 step 540 loss 0.231 accuracy 0.942}. */
  public synchronized String line() {
    String epoch = epochs.isEmpty() ? "" : "epoch " + epochs.size() + "  ";
    String values =
        series.stream()
            .filter(s -> !Double.isNaN(s.latest()))
            .map(s -> s.name() + " " + Fmt.num(s.latest()))
            .collect(Collectors.joining("  "));
    return epoch + "step " + Fmt.num(step) + "  " + values;
  }
}
