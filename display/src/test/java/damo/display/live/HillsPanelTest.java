package damo.display.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.display.chart.Marks;
import java.util.List;
import org.junit.jupiter.api.Test;

class HillsPanelTest {
  private final HillsPanel panel = new HillsPanel("W", () -> new double[] {1, 2, 3});

  @Test
  void framesAreKeptUntilAnEpochEnds() {
    List.of(0.0, 3.0, 5.0).forEach(panel::snapshot);
    assertEquals(List.of("0", "3", "5"), steps());
  }

  @Test
  void withEpochsTheStartAndTheirEndsAreKept() {
    List.of(0.0, 3.0, 5.0).forEach(panel::snapshot);
    panel.epoch(10);
    panel.snapshot(13);
    assertEquals(List.of("0", "10", "13"), steps());
    panel.epoch(20);
    panel.snapshot(20);
    assertEquals(List.of("0", "10", "20"), steps());
  }

  @Test
  void manyEpochsAreThinnedEvenly() {
    for (int epoch = 0; epoch <= 60; epoch++) {
      panel.epoch(epoch);
    }
    List<String> steps = steps();
    assertEquals("0", steps.getFirst());
    assertEquals("60", steps.getLast());
    assertEquals(12, steps.size());
  }

  private List<String> steps() {
    String text = panel.drawing().draw(new Marks(new double[0], Double.NaN)).text();
    return text.lines().skip(1).map(line -> line.strip().split(" ")[0]).toList();
  }
}
