package damo.experiments;

import damo.data.sequence.SequenceBatch;
import damo.data.sequence.Sequences;
import damo.data.sets.DataSets;
import damo.data.sets.Parts;
import damo.display.PianoRoll;
import damo.models.lstm.NextFrame;
import damo.nn.InitScheme;
import damo.nn.training.ModelSettings;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The LSTM on polyphonic music. */
@Command(
    name = "polyphonic",
    description = "An LSTM that tells the next frame of polyphonic music.",
    mixinStandardHelpOptions = true)
final class PolyphonicExperiment implements Runnable {
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private LayerOptions dense = new LayerOptions("tanh", InitScheme.XAVIER);
  @Mixin private DescentOptions descent = new DescentOptions(0.05);

  @Option(
      names = {"-dset", "--dataset"},
      defaultValue = "triads",
      description =
          "jsb, nottingham, piano, musedata, or triads, which are made up (${DEFAULT-VALUE})")
  private String dataset = "triads";

  @Option(
      names = {"-rs", "--rnn-size"},
      defaultValue = "200",
      description = "(${DEFAULT-VALUE})")
  private int size;

  @Option(
      names = {"-rl", "--rnn-layers"},
      defaultValue = "1",
      description = "(${DEFAULT-VALUE})")
  private int layers;

  @Option(
      names = {"-rd", "--rnn-dropout"},
      defaultValue = "0.5",
      description = "(${DEFAULT-VALUE})")
  private double dropout;

  @Option(
      names = {"-fg", "--forget-bias"},
      defaultValue = "1",
      description = "first bias of the forget gates (${DEFAULT-VALUE})")
  private double forgetBias;

  @Option(
      names = {"-vonly", "--validate-only"},
      description = "judge the best weights of the run in --savedir")
  private boolean isJudgedOnly;

  @Option(names = "--bidirectional", description = "tell a frame from those before and behind it")
  private boolean both;

  @Override
  public void run() {
    Report report = new Report("polyphonic");
    String name = options.isSmoke() ? "triads" : dataset;
    Parts<Sequences> music =
        name.equals("triads")
            ? Triads.parts(options.seed())
            : DataSets.sequences(name, options.places()).parts();
    Training training = new Training(options, report, "LSTM", Map.of("dset", name, "rs", size));
    NextFrame model =
        isJudgedOnly
            ? new NextFrame(training.settingsBefore().with("validate_only", true).asMap())
            : new NextFrame(settings(music.train().features()).asMap());
    training.introduce(model);
    if (isJudgedOnly) {
      training.restoreBest(model);
      report.say("valid %.3f nats a frame", model.evaluateNll(music.valid(), 100));
    } else train(training, model, music);
    report.say("test %.3f nats a frame", model.evaluateNll(music.test(), 100));
    rolls(report, model, music.test());
    report.write(options.html());
  }

  private void train(Training training, NextFrame model, Parts<Sequences> music) {
    training.run(
        training
            .trainer(
                model,
                NextFrame.data(music.train(), options.batchSize(20), options.seed()),
                options.epochs(200, 60),
                () -> model.evaluateNll(music.valid(), 100))
            .test(() -> model.evaluateNll(music.test(), 100)));
  }

  private ModelSettings settings(int keys) {
    return descent
        .addTo(dense.addTo(ModelSettings.none()))
        .with("dim_observations", keys)
        .with("rnn_size", size)
        .with("rnn_layers", layers)
        .with("rnn_dropout", dropout)
        .with("forget_bias", forgetBias)
        .with("bidirectional", both)
        .with("lr", options.rate(2e-3))
        .with("seed", options.seed());
  }

  private void rolls(Report report, NextFrame model, Sequences test) {
    SequenceBatch first = test.padded(0);
    INDArray played = first.x().slice(0).dup('c');
    INDArray told = model.predict(first).slice(0).dup('c');
    PianoRoll roll = PianoRoll.of("played", played).with("expected, a frame before", told);
    if (!model.settings().flag("bidirectional"))
      roll = roll.with("made up", model.sample(1, 60, (int) options.seed()).slice(0).dup('c'));
    report.show("one piece", roll);
  }
}
