package damo.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.sequence.Pairs;
import damo.data.sequence.SequenceBatch;
import damo.data.sequence.Sequences;
import damo.data.sets.Corridor;
import damo.data.sets.LagTask;
import damo.data.sets.Parts;
import damo.data.text.Texts;
import damo.data.text.Vocabulary;
import damo.data.text.WordRows;
import damo.error.DamoException;
import damo.models.estimator.Euse;
import damo.models.estimator.Muse;
import damo.models.estimator.Sse;
import damo.models.estimator.StateEstimator;
import damo.models.estimator.Use;
import damo.models.lstm.NextFrame;
import damo.models.rnn.RecurrentNet;
import damo.models.text.CharModel;
import damo.models.text.TextClassifier;
import damo.nn.training.Trainer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SequenceModelsTest {
  /** One key up each frame, and around. */
  private static INDArray scale(int frames, int first) {
    INDArray roll = Nd4j.zeros(DataType.FLOAT, frames, 6);
    for (int t = 0; t < frames; t++) roll.putScalar(t, (first + t) % 6, 1);
    return roll;
  }

  private static NextFrame nextFrame(Object... more) {
    Map<String, Object> settings =
        new java.util.HashMap<>(
            Map.of("dim_observations", 6, "rnn_size", 16, "rnn_dropout", 0, "lr", 0.02));
    for (int i = 0; i < more.length; i += 2) settings.put((String) more[i], more[i + 1]);
    return new NextFrame(settings);
  }

  @Test
  void whatFollowsIsLearntAndPlayedOn() {
    Sequences pieces = Sequences.dense(List.of(scale(9, 0), scale(7, 2), scale(12, 4)));
    NextFrame model = nextFrame();
    Trainer.of(model, NextFrame.data(pieces, 3, 1)).epochs(250).run();
    assertTrue(model.evaluateNll(pieces, 2) < 1, model.evaluateNll(pieces, 2) + " nats");
    INDArray told = model.predict(Sequences.dense(List.of(scale(10, 1))).padded()).slice(0);
    for (int t = 3; t < 10; t++) assertEquals((1 + t) % 6, told.getRow(t).argMax().getInt(0));
    assertArrayEquals(new long[] {2, 8, 6}, model.sample(2, 8, 1).shape());
    assertEquals(model.sample(2, 8, 1), model.sample(2, 8, 1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void paddingChangesNothing(boolean both) {
    NextFrame model = nextFrame("bidirectional", both, "rnn_layers", 2);
    Sequences alone = Sequences.dense(List.of(scale(5, 1)));
    SequenceBatch beside = Sequences.dense(List.of(scale(5, 1), scale(11, 0))).padded();
    INDArray whole = model.predict(beside).slice(0);
    INDArray own = model.predict(alone.padded()).slice(0);
    for (int t = 0; t < 5; t++)
      assertArrayEquals(own.getRow(t).toDoubleVector(), whole.getRow(t).toDoubleVector(), 1e-6);
    assertEquals(
        model.evaluateNll(Sequences.dense(List.of(scale(5, 1), scale(11, 0))), 1),
        model.evaluateNll(Sequences.dense(List.of(scale(5, 1), scale(11, 0))), 2),
        1e-5);
  }

  @Test
  void nothingIsSampledFromBothDirections() {
    NextFrame model = nextFrame("bidirectional", true);
    assertThrows(DamoException.class, () -> model.sample(1, 2, 1));
  }

  @Test
  void forgetGatesBeginAsOpenAsTheyAreToldTo() {
    NextFrame model = nextFrame("forget_bias", 10, "bidirectional", true);
    for (String name : List.of("b_lstm_l_0", "b_lstm_r_0")) {
      INDArray bias = model.weight(name).getValue();
      for (int i = 0; i < 64; i++) assertEquals(i / 16 == 1 ? 10 : 0, bias.getDouble(i));
    }
  }

  @Test
  void aModelThatOnlyValidatesHasNothingToTrainBy() {
    NextFrame model = nextFrame("validate_only", true);
    assertFalse(model.isTrainable());
    assertThrows(DamoException.class, model::train);
    Sequences pieces = Sequences.dense(List.of(scale(9, 0), scale(7, 2)));
    assertEquals(nextFrame().evaluateNll(pieces, 2), model.evaluateNll(pieces, 2));
    assertEquals(nextFrame().sample(2, 8, 1), model.sample(2, 8, 1));
  }

  static Stream<StateEstimator> estimators() {
    Map<String, ?> corridor = Map.of("n_obs", 5, "n_act", 2);
    return Stream.of(
        new Use(corridor),
        new Muse(corridor),
        new Euse(Map.of("n_obs", 5, "n_act", 2, "e_obs", 4)),
        new Use(Map.of("n_obs", 5, "n_act", 2, "ff_obs", List.of(8), "ff_pred", List.of(8, 8))));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void anEstimatorLearnsWhereAMoveLeads(StateEstimator model) {
    Parts<Pairs> walks = Corridor.walks(1);
    Trainer.of(model, StateEstimator.data(walks.train(), 10, 1)).epochs(80).run();
    assertTrue(model.errors(walks.test()) < 0.05, model + " " + model.errors(walks.test()));
    assertArrayEquals(new long[] {walks.test().size(), 20, 5}, model.output(walks.test()).shape());
  }

  /** Of five cells one is on: who never says so is wrong in a fifth. */
  @Test
  void anEstimatorAnswersYesOrNoForEachCell() {
    Parts<Pairs> walks = Corridor.walks(1);
    Use model = new Use(Map.of("n_obs", 5, "n_act", 2, "outcome", "sigmoid"));
    Trainer.of(model, StateEstimator.data(walks.train(), 10, 1)).epochs(120).run();
    assertTrue(model.errors(walks.test()) < 0.12, model.errors(walks.test()) + "");
  }

  @Test
  void aSupervisedEstimatorLearnsWhatIsToldBesideTheObservations() {
    Parts<Pairs> walks = Corridor.walks(1).map(w -> new Pairs(w.x(), Nd4j.concat(2, w.y(), w.y())));
    Sse model = new Sse(Map.of("n_obs", 5, "n_act", 2, "n_pred", 5));
    Trainer.of(model, StateEstimator.data(walks.train(), 10, 1)).epochs(60).run();
    assertTrue(model.errors(walks.test()) < 0.05);
  }

  @Test
  void aRecurrentNetworkRemembersTwoFrames() {
    Parts<Pairs> data = LagTask.real(1);
    RecurrentNet model = new RecurrentNet(Map.of("n_in", 5, "n_out", 3));
    Trainer.of(model, RecurrentNet.data(data.train(), 10, 1)).epochs(200).run();
    assertTrue(model.errors(data.test()) < 0.02, model.errors(data.test()) + "");
  }

  @Test
  void targetsOfAnotherKindAreRefused() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () -> new RecurrentNet(Map.of("n_in", 5, "n_out", 3, "outcome", "poisson")));
    assertEquals(
        "there is no outcome \"poisson\" among [linear, sigmoid, softmax]", e.getMessage());
  }

  @Test
  void unwantedMailsAreTold() {
    Texts mails = Texts.spam().shuffled(1).first(700);
    Vocabulary words = Vocabulary.of(mails.first(500).texts(), 2000);
    WordRows train = mails.first(500).encode(words).shorterThan(100);
    WordRows test = mails.after(500).encode(words).shorterThan(100);
    TextClassifier model =
        new TextClassifier(
            Map.of(
                "vocabulary",
                words.size(),
                "classes",
                2,
                "embedding",
                16,
                "units",
                16,
                "lr",
                5e-3));
    Trainer.of(model, TextClassifier.data(train, 25, 1)).epochs(6).run();
    assertTrue(model.errors(test, 64) < 0.2, model.errors(test, 64) + "");
    assertArrayEquals(new long[] {3, 2}, model.probabilities(test.padded(0, 1, 2)).shape());
  }

  @Test
  void charactersAreToldAndWrittenOn() {
    int[][] texts = new int[20][24];
    for (int i = 0; i < 20; i++) for (int t = 0; t < 24; t++) texts[i][t] = (i + t) % 4;
    CharModel model =
        new CharModel(Map.of("characters", 4, "units", 12, "factors", 12, "lr", 0.02));
    INDArray all = Nd4j.createFromArray(texts);
    double before = model.bits(all);
    for (int i = 0; i < 150; i++) model.train().callAll(all);
    assertTrue(before > 1.5 && model.bits(all) < 0.2, before + " and " + model.bits(all));
    assertArrayEquals(new int[] {3, 0, 1, 2}, model.sample(new int[] {1, 2}, 4, 1));
    assertArrayEquals(new int[0], model.sample(new int[] {1, 2}, 0, 1));
    assertThrows(DamoException.class, () -> model.sample(new int[0], 4, 1));
  }
}
