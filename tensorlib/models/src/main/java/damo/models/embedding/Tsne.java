package damo.models.embedding;

import damo.data.DataException;
import damo.error.DamoException;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Maps points so that neighbours stay neighbours: t-SNE over all pairs (L. van der Maaten, G.
 * Hinton 2008). Memory and the time of a step grow with n²; of n points two matrices are kept while
 * it begins, 8·n² and floatX·n² bytes, and one from then on.
 *
 * <pre>{@code
 * Dataset digits = Digits.load();
 * TsneMap map = Tsne.standard().withSeed(3).fit(digits.x());
 * }</pre>
 *
 * @param axes how many numbers a place on the map has
 * @param perplexity how many neighbours a point counts, above 1 and at most n/3
 * @param iterations how many steps are made
 * @param learningRate empty: n/48, at least 50 (A. Belkina and others 2019)
 * @param exaggeration the factor of P in the first 250 steps, in which clusters form
 * @param seed of the first map
 */
public record Tsne(
    int axes,
    double perplexity,
    int iterations,
    OptionalDouble learningRate,
    double exaggeration,
    long seed) {
  private static final int EARLY = 250;
  private static final double EARLY_MOMENTUM = 0.5;
  private static final double MOMENTUM = 0.8;
  private static final double START_DEVIATION = 1e-4;
  private static final int DIRECTIONS = 50;
  private static final int REPORT_EVERY = 50;

  /** Is told how it goes every 50 steps and at the end, on the thread that fits. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * After a step.
     *
     * @param iteration how many steps were made
     * @param map with the divergence of now
     */
    void after(int iteration, TsneMap map);
  }

  public Tsne {
    if (axes < 1 || iterations < 0 || !(exaggeration >= 1)) {
      throw new DamoException(
          "t-SNE needs an axis, no fewer than 0 steps, an exaggeration of 1 or more; got %d, %d, %s"
              .formatted(axes, iterations, exaggeration));
    }
    if (learningRate.isPresent() && !(learningRate.getAsDouble() > 0)) {
      throw new DamoException("a learning rate is above 0, not " + learningRate.getAsDouble());
    }
  }

  /** Two axes, perplexity 30, 1,000 steps, exaggeration 12, seed 0. */
  public static Tsne standard() {
    return new Tsne(2, 30, 1000, OptionalDouble.empty(), 12, 0);
  }

  /** The same onto another number of axes. */
  public Tsne withAxes(int number) {
    return new Tsne(number, perplexity, iterations, learningRate, exaggeration, seed);
  }

  /** The same with another number of neighbours that count, above 1 and at most n/3. */
  public Tsne withPerplexity(double neighbours) {
    return new Tsne(axes, neighbours, iterations, learningRate, exaggeration, seed);
  }

  /** The same of another number of steps, 0 or more. */
  public Tsne withIterations(int steps) {
    return new Tsne(axes, perplexity, steps, learningRate, exaggeration, seed);
  }

  /** The same with steps of another length, above 0. */
  public Tsne withLearningRate(double rate) {
    return new Tsne(axes, perplexity, iterations, OptionalDouble.of(rate), exaggeration, seed);
  }

  /** The same from another first map. */
  public Tsne withSeed(long newSeed) {
    return new Tsne(axes, perplexity, iterations, learningRate, exaggeration, newSeed);
  }

  /**
   * As {@link #fit(INDArray, Watcher)}, and nobody watches.
   *
   * @param x a point in each row, shape (n, d), all finite
   */
  public TsneMap fit(INDArray x) {
    return fit(x, (iteration, map) -> {});
  }

  /**
   * Maps points from places that are drawn around 0. Points of more than 50 numbers are looked at
   * in their 50 {@linkplain Pca directions} of greatest variance.
   *
   * <p>An interrupt ends it with the last map that was made; the thread stays interrupted.
   *
   * @param x a point in each row, shape (n, d), all finite
   * @throws DamoException if there are too few points for the perplexity, or the steps are too long
   * @throws CancellationException if an interrupt comes before there is a map
   */
  public TsneMap fit(INDArray x, Watcher watcher) {
    return fit(x, start(Points.of(x).rows()), watcher);
  }

  /**
   * As {@link #fit(INDArray, Watcher)}, from a map that is given.
   *
   * @param start such as places along the first directions, small: shape (n, axes)
   */
  public TsneMap fit(INDArray x, INDArray start, Watcher watcher) {
    Points first = Points.of(start);
    int n = Points.of(x).rows();
    if (first.rows() != n || first.columns() != axes) {
      throw new DataException(
          "the first map has shape (%d, %d), and (%d, %d) was expected"
              .formatted(first.rows(), first.columns(), n, axes));
    }
    Affinities.check(n, perplexity);
    INDArray joint = Affinities.joint(reduced(x), perplexity);
    double rate = learningRate.orElse(Math.max(n / (4 * exaggeration), 50));
    return descend(new TsneDescent(joint, start, rate), watcher);
  }

  private INDArray start(int n) {
    Random random = new Random(seed);
    double[] places = new double[Math.multiplyExact(n, axes)];
    Arrays.setAll(places, i -> START_DEVIATION * random.nextGaussian());
    return Nd4j.createFromArray(places).reshape(n, axes);
  }

  private static INDArray reduced(INDArray x) {
    int most = Math.min(x.rows(), x.columns());
    return x.columns() <= DIRECTIONS ? x : Pca.fit(x, Math.min(DIRECTIONS, most)).transform(x);
  }

  private TsneMap descend(TsneDescent descent, Watcher watcher) {
    int done = 0;
    double divergence = Double.NaN;
    try {
      while (done < iterations && !Thread.currentThread().isInterrupted()) {
        boolean isEarly = done < EARLY;
        descent.step(isEarly ? exaggeration : 1, isEarly ? EARLY_MOMENTUM : MOMENTUM);
        done++;
        if (done % REPORT_EVERY == 0 || done == iterations) {
          divergence = checked(descent.divergence(), done);
          watcher.after(done, new TsneMap(descent.map(), divergence, done, false));
        }
      }
    } catch (CancellationException e) {
      Thread.currentThread().interrupt();
    }
    return new TsneMap(descent.map(), divergence, done, done < iterations);
  }

  private static double checked(double divergence, int iteration) {
    if (Double.isFinite(divergence)) return divergence;
    throw new DamoException(
        "after %d steps the divergence is %s: the steps are too long, lower the learning rate"
            .formatted(iteration, divergence));
  }
}
