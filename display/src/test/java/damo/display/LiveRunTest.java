package damo.display;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.nn.Initializer;
import damo.nn.Sgd;
import damo.nn.training.BaseModel;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveRunTest {
  private static final class Line extends BaseModel {
    private final TensorVariable x = T.matrix("x");

    Line() {
      super(Map.of("rate", 0.1));
      build();
    }

    @Override
    protected void createParams() {
      addWeights("W_line", Initializer.constant(0.5), 2, 1);
      addWeights("steps", Initializer.constant(0));
    }

    @Override
    protected void buildModel() {
      addUpdate(weight("steps"), weight("steps").add(1));
      trainFunction(List.of(x), x.dot(weight("W_line")).sub(1).sqr().mean(), new Sgd(0.1));
    }
  }

  private static Trainer unjudged(Line model) {
    List<Object> batch = List.of((Object) new float[][] {{1, 2}, {2, 1}});
    return Trainer.of(model, TrainingData.of(List.of(batch, batch))).epochs(3);
  }

  private static Trainer trainer(Line model) {
    return unjudged(model).validation(() -> 0.25);
  }

  @AfterEach
  void backToTheTerminal() {
    Display.outlet(new TextOutlet(System.out));
  }

  @Test
  void thePanelEndsWithCostValidationAndHowTheRunEnded() {
    Front front = new Front(true);
    Display.outlet(front);
    trainer(new Line()).watch(LiveRun.panel()).run();
    String text = front.bundles().getLast().text();
    assertTrue(text.contains("cost") && text.contains("validation"), text);
    assertTrue(text.contains("ended after all epochs: 3 epochs, 6 iterations"), text);
    assertTrue(text.contains("✓ done"), text);
  }

  @Test
  void aRunWithoutValidationEndsWithoutItsChart() {
    Front front = new Front(true);
    Display.outlet(front);
    unjudged(new Line()).watch(LiveRun.panel()).run();
    String text = front.bundles().getLast().text();
    assertTrue(text.contains("cost") && !text.contains("validation"), text);
  }

  @Test
  void anErrorClosesThePanel() {
    Front front = new Front(true);
    Display.outlet(front);
    Trainer failing =
        trainer(new Line())
            .afterEpoch(standing -> {
              throw new IllegalStateException("no more");
            });
    assertThrows(IllegalStateException.class, () -> failing.watch(LiveRun.panel()).run());
    assertTrue(front.bundles().getLast().text().contains("no more"));
  }

  @Test
  void aModelShowsItsSettingsAndWhichWeightsAreTrained() {
    Bundle bundle = Display.bundle(new Line());
    assertTrue(bundle.text().contains("Line: 3 parameters in 2 arrays"), bundle.text());
    assertTrue(bundle.text().contains("holds W_"), bundle.text());
    assertTrue(bundle.text().contains("no rule takes its name"), bundle.text());
    assertTrue(bundle.text().contains("rate"), bundle.text());
    HtmlRules.check(java.util.Objects.requireNonNull(bundle.data().get(Bundle.HTML)));
  }
}
