package damo.experiments;

import damo.data.Dataset;
import damo.data.Digits;
import damo.models.embedding.Neighbourhoods;
import damo.models.embedding.Pca;
import damo.models.embedding.Tsne;
import damo.models.embedding.TsneMap;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Digits on a plane. */
@Command(
    name = "tsne",
    description = "Digits on a plane, by principal components and by t-SNE.",
    mixinStandardHelpOptions = true)
final class TsneExperiment implements Runnable {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--rows",
      defaultValue = "1797",
      description = "how many digits (${DEFAULT-VALUE})")
  private int rows;

  @Option(names = "--iterations", defaultValue = "1000", description = "(${DEFAULT-VALUE})")
  private int iterations;

  @Option(names = "--perplexity", defaultValue = "30", description = "(${DEFAULT-VALUE})")
  private double perplexity;

  @Override
  public void run() {
    Report report = new Report("tsne");
    Dataset all = Digits.load().dividedBy(16);
    int count = Math.min(options.isSmoke() ? 500 : rows, all.size());
    Dataset digits = all.rows(IntStream.range(0, count).toArray());
    INDArray pca = Pca.fit(digits.x(), 2).transform(digits.x());
    report.say(
        "principal components: trustworthiness %.3f",
        Neighbourhoods.trustworthiness(digits.x(), pca, 12));
    TsneMap map =
        Tsne.standard()
            .withPerplexity(perplexity)
            .withIterations(options.isSmoke() ? 400 : iterations)
            .withSeed(options.seed())
            .fit(digits.x());
    report.say(
        "t-SNE: trustworthiness %.3f, divergence %.3f after %d steps",
        Neighbourhoods.trustworthiness(digits.x(), map.y(), 12),
        map.divergence(),
        map.iterations());
    report.show("principal components", Maps.of(pca, digits));
    report.show("t-SNE", Maps.of(map.y(), digits));
    report.write(options.html());
  }
}
