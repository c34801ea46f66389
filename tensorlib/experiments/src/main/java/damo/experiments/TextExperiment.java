package damo.experiments;

import damo.data.sets.Parts;
import damo.data.text.Texts;
import damo.data.text.Vocabulary;
import damo.data.text.WordRows;
import damo.models.text.TextClassifier;
import damo.nn.training.ModelSettings;
import damo.nn.training.Trainer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The class of a text. */
@Command(
    name = "dl-text",
    description =
        "Embedding, LSTM, mean over time, dropout, softmax: mails, or sentences of reviews.",
    mixinStandardHelpOptions = true)
final class TextExperiment implements Runnable {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--polarity",
      description =
          "folder of rt-polarity.pos and rt-polarity.neg; without it, mails that come with Damo")
  private @Nullable Path polarity;

  @Option(names = "--vocabulary", defaultValue = "10000", description = "words (${DEFAULT-VALUE})")
  private int vocabulary;

  @Option(
      names = "--maxlen",
      defaultValue = "100",
      description = "words of a text to learn from (${DEFAULT-VALUE})")
  private int longest;

  @Option(names = "--embedding", defaultValue = "64", description = "(${DEFAULT-VALUE})")
  private int embedding;

  @Option(names = "--units", defaultValue = "64", description = "(${DEFAULT-VALUE})")
  private int units;

  @Override
  public void run() {
    Report report = new Report("dl-text");
    Texts all =
        (polarity == null || options.isSmoke() ? Texts.spam() : Texts.polarity(polarity))
            .shuffled(options.seed());
    int test = all.size() / 10;
    int valid = all.size() / 20;
    Texts learnt = all.after(test + valid);
    Vocabulary words = Vocabulary.of(learnt.texts(), vocabulary);
    Parts<WordRows> data =
        new Parts<>(learnt, all.after(test).first(valid), all.first(test))
            .map(texts -> texts.encode(words));
    WordRows train = data.train().shorterThan(longest);
    TextClassifier model = new TextClassifier(settings(words).asMap());
    Training training = new Training(options, report, "TEXT", Map.of("units", units));
    training.introduce(model);
    report.say("%d texts to learn from, %d and %d to be judged by", train.size(), valid, test);
    Trainer trainer =
        training
            .trainer(
                model,
                TextClassifier.data(train, options.batchSize(64), options.seed()),
                options.epochs(12, 6),
                () -> model.errors(data.valid(), 64))
            .validateEvery(Math.max(1, train.size() / options.batchSize(64) / 4))
            .test(() -> model.errors(data.test(), 64));
    training.run(trainer);
    report.say("test accuracy %.2f %%", 100 * (1 - model.errors(data.test(), 64)));
    report.write(options.html());
  }

  private ModelSettings settings(Vocabulary words) {
    return ModelSettings.none()
        .with("vocabulary", words.size())
        .with("classes", 2)
        .with("embedding", embedding)
        .with("units", units)
        .with("lr", options.rate(1e-3))
        .with("seed", options.seed());
  }
}
