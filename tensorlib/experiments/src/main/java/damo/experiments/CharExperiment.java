package damo.experiments;

import damo.data.BatchPlan;
import damo.data.Feed;
import damo.data.text.Texts;
import damo.error.DamoException;
import damo.models.text.CharModel;
import damo.nn.training.ModelSettings;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.value.Nd4jBorder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A multiplicative recurrent network on the characters of mails. */
@Command(
    name = "dl-char",
    description = "A multiplicative recurrent network that tells the next character of mails.",
    mixinStandardHelpOptions = true)
final class CharExperiment implements Runnable {
  private static final String CHARACTERS =
      "\n abcdefghijklmnopqrstuvwxyz0123456789.,;:!?'\"()-/@$%&*+=<>_#[]";
  private static final int LENGTH = 64;
  private static final int FEWEST = 10;

  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(names = "--units", defaultValue = "128", description = "(${DEFAULT-VALUE})")
  private int units;

  @Option(
      names = "--characters",
      defaultValue = "400000",
      description = "to learn from (${DEFAULT-VALUE})")
  private int many;

  @Override
  public void run() {
    Report report = new Report("dl-char");
    INDArray pieces = pieces(options.isSmoke() ? 100_000 : many);
    int test = pieces.rows() / FEWEST;
    INDArray held = rows(pieces, 0, test);
    INDArray train = rows(pieces, test, pieces.rows());
    CharModel model =
        new CharModel(
            ModelSettings.none()
                .with("characters", CHARACTERS.length())
                .with("units", units)
                .with("factors", units)
                .with("lr", options.rate(3e-3))
                .with("seed", options.seed())
                .asMap());
    Training training = new Training(options, report, "MRNN", Map.of("units", units));
    training.introduce(model);
    BatchPlan plan = BatchPlan.shuffled(train.rows(), options.batchSize(32), options.seed());
    Feed<INDArray> feed = new Feed<>(plan, rows -> Nd4jBorder.rows(train, rows));
    Trainer trainer =
        training.trainer(
            model,
            TrainingData.of(feed, batch -> List.of(batch)),
            options.epochs(10, 4),
            () -> model.bits(held));
    training.run(trainer);
    report.say("held-out text: %.3f bits a character", model.bits(held));
    report.show("made up", decoded(model.sample(encoded("dear "), 200, options.seed())));
    report.write(options.html());
  }

  private INDArray pieces(int characters) {
    String text =
        Texts.spam().shuffled(options.seed()).texts().stream()
            .collect(Collectors.joining("\n"))
            .toLowerCase(java.util.Locale.ROOT);
    int[] numbers = encoded(text.substring(0, Math.clamp(characters, 0, text.length())));
    int rows = numbers.length / LENGTH;
    if (rows < FEWEST)
      throw new DamoException(
          "%d characters make %d pieces of %d, and %d are needed: give more by --characters"
              .formatted(numbers.length, rows, LENGTH, FEWEST));
    int[][] cut = new int[rows][];
    for (int i = 0; i < rows; i++)
      cut[i] = java.util.Arrays.copyOfRange(numbers, i * LENGTH, (i + 1) * LENGTH);
    return Nd4j.createFromArray(cut);
  }

  private static INDArray rows(INDArray all, int from, int to) {
    int[] which = java.util.stream.IntStream.range(from, to).toArray();
    return Nd4jBorder.rows(all, which);
  }

  /** What is not among the characters is left out. */
  private static int[] encoded(String text) {
    return text.chars().map(CHARACTERS::indexOf).filter(i -> i >= 0).toArray();
  }

  private static String decoded(int[] numbers) {
    StringBuilder text = new StringBuilder("dear ");
    for (int number : numbers) text.append(CHARACTERS.charAt(number));
    return text.toString();
  }
}
