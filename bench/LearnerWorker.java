import damo.compile.Function;
import damo.nn.Dense;
import damo.nn.Learner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The Learner of damo.nn, as a worker of interleave.py. */
final class LearnerWorker {
  private static final int FEATURES = 784;
  private static final int HIDDEN = 500;
  private static final int CLASSES = 10;
  private static final double LEARNING_RATE = 0.001;

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int batch = Integer.parseInt(args[1]);
    int[] labels = Numbers.ints(folder, "y");
    int batches = labels.length / batch;
    INDArray xs = Numbers.array(folder, "x", batches, batch, FEATURES);
    INDArray ys = Nd4j.createFromArray(labels).reshape(batches, batch);
    INDArray w1 = Numbers.array(folder, "w1", FEATURES, HIDDEN);
    INDArray w2 = Numbers.array(folder, "w2", HIDDEN, CLASSES);
    Served.by(() -> {
      Learner learner = new Learner(batch, LEARNING_RATE, HIDDEN);
      List<Dense> layers = learner.build(FEATURES, CLASSES).layers();
      layers.get(0).w().setValue(w1);
      layers.get(1).w().setValue(w2);
      return steps(learner.trainFunction(), xs, ys);
    });
  }

  /** Step by step through the batches, again and again. */
  private static DoubleSupplier steps(Function step, INDArray xs, INDArray ys) {
    INDArray[] x = parts(xs);
    INDArray[] y = parts(ys);
    AtomicInteger at = new AtomicInteger();
    return () -> {
      int batch = at.getAndIncrement() % x.length;
      return step.callDouble(x[batch], y[batch]);
    };
  }

  private static INDArray[] parts(INDArray all) {
    return IntStream.range(0, (int) all.size(0)).mapToObj(i -> all.slice(i).dup()).toArray(INDArray[]::new);
  }
}
