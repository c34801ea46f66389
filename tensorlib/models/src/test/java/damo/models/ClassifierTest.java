package damo.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.Batch;
import damo.data.Digits;
import damo.data.Split;
import damo.nn.Adagrad;
import damo.nn.Adam;
import damo.nn.Learner;
import damo.nn.Momentum;
import damo.nn.Optimizer;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Models on the digits that come with Damo, judged by a fifth that was held out. */
class ClassifierTest {
  private static final Split DIGITS = Digits.load().dividedBy(16).splitStratified(0.8, 1);

  private static double accuracy(Classifier model, Optimizer rule, int epochs) {
    TrainingData data = TrainingData.of(DIGITS.train(), 20, 1);
    Trainer.of(model.trainFunction(rule), data, model.params()).epochs(epochs).run();
    return 1 - model.errors(DIGITS.test());
  }

  @Test
  void theMlpReadsHeldOutDigits() {
    double accuracy = accuracy(Mlp.of(64, 64, 10, 1), new Adam(3e-3), 12);
    assertTrue(accuracy >= 0.96, "accuracy " + accuracy);
  }

  @Test
  void logisticRegressionReadsMostOfThem() {
    double accuracy = accuracy(LogisticRegression.of(64, 10), new Momentum(0.05, 0.9), 10);
    assertTrue(accuracy >= 0.93, "accuracy " + accuracy);
  }

  @Test
  void theLearnerReadsHeldOutDigits() {
    Learner learner = new Learner(20, 0.05, 100, 1);
    learner.fit(DIGITS.train().labelled(), 3000, 0, (step, cost) -> {});
    double accuracy = learner.classificationAccuracy(DIGITS.test().labelled());
    assertTrue(accuracy >= 0.95, "accuracy " + accuracy);
  }

  @Test
  void theFirstLossOfLogisticRegressionIsThatOfGuessing() {
    LogisticRegression model = LogisticRegression.of(64, 10);
    Batch first = DIGITS.train().batches(100, 1).iterator().next();
    double loss = model.trainFunction(new Adagrad(1e-9)).callDouble(first.x(), first.y());
    assertEquals(Math.log(10), loss, 1e-4);
  }

  @Test
  void penaltiesLeaveBiasesOut() {
    Mlp model = Mlp.of(3, 4, 2, 5);
    model.hidden().b().setValue(new float[] {9, 9, 9, 9});
    double l1 = 0;
    double l2 = 0;
    for (INDArray w : List.of(model.hidden().w().getValue(), model.top().w().getValue())) {
      l1 += w.norm1Number().doubleValue();
      l2 += Math.pow(w.norm2Number().doubleValue(), 2);
    }
    assertEquals(l1, model.l1().eval().getDouble(), 1e-5);
    assertEquals(l2, model.l2Sqr().eval().getDouble(), 1e-5);
  }

  @Test
  void allParametersAreNamed() {
    assertEquals("[hidden_W, hidden_b, top_W, top_b]", Mlp.of(3, 4, 2, 5).params().toString());
  }
}
