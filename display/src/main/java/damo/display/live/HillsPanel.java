package damo.display.live;

import damo.display.chart.Ridgeline;
import damo.display.chart.Size;
import damo.display.number.Fmt;
import damo.display.number.Values;
import damo.display.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How the distribution of something watched moves. */
public final class HillsPanel implements Panel {
  private static final int KEPT = 24;
  private static final int SAMPLE = 5_000;

  private final String name;
  private final Supplier<?> watched;
  private final List<double[]> slices = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private int every = 1;
  private int seen;
  private boolean passing;
  private boolean epochs;

  public HillsPanel(String name, Supplier<?> watched) {
    this.name = name;
    this.watched = watched;
  }

  /** Keeps slices evenly through the run, and always the newest. */
  @Override
  public void snapshot(double step) {
    if (!epochs) {
      mark(step);
    } else if (!Fmt.num(step).equals(steps.getLast())) {
      forgetPassing();
      read(step);
      passing = true;
    }
  }

  /** From the first epoch on it is epochs that are kept: frames come less evenly. */
  @Override
  public void epoch(double step) {
    if (!epochs && !slices.isEmpty()) {
      slices.subList(1, slices.size()).clear();
      steps.subList(1, steps.size()).clear();
      every = 1;
      seen = 1;
      passing = false;
    }
    epochs = true;
    mark(step);
  }

  private void mark(double step) {
    forgetPassing();
    if (slices.size() == KEPT) {
      thin();
    }
    read(step);
    passing = seen % every != 0;
    seen++;
  }

  private void read(double step) {
    slices.add(sample(Values.flat(watched.get())));
    steps.add(Fmt.num(step));
  }

  private void forgetPassing() {
    if (passing) {
      slices.removeLast();
      steps.removeLast();
    }
    passing = false;
  }

  private void thin() {
    for (int i = KEPT - 1; i > 0; i -= 2) {
      slices.remove(i);
      steps.remove(i);
    }
    every *= 2;
    seen = (slices.size() - 1) * every + 1;
  }

  private static double[] sample(double[] v) {
    int stride = Math.max(1, v.length / SAMPLE);
    return IntStream.range(0, v.length / stride).mapToDouble(i -> v[i * stride]).toArray();
  }

  @Override
  public Drawing drawing() {
    List<double[]> some = List.copyOf(slices);
    List<String> labels = List.copyOf(steps);
    return marks -> (Part) Ridgeline.draw(name, some, labels, Size.PANEL);
  }
}
