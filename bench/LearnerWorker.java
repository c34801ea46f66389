import damo.nn.Dense;
import damo.nn.Learner;
import damo.nn.LearnerGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    float[] features = floats(folder.resolve("x.f32"));
    int[] labels = ints(folder.resolve("y.i32"));
    INDArray[] xs = new INDArray[labels.length / batch];
    INDArray[] ys = new INDArray[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = matrix(part(features, i, batch * FEATURES), batch, FEATURES);
      ys[i] = Nd4j.createFromArray(Arrays.copyOfRange(labels, i * batch, (i + 1) * batch));
    }
    // The first step counts as compiling, as it does for the peer.
    long start = System.nanoTime();
    Learner learner = new Learner(batch, LEARNING_RATE, HIDDEN);
    begin(learner.build(FEATURES, CLASSES), folder);
    learner.trainFunction().callDouble(xs[0], ys[0]);
    System.out.printf(
        "ready {\"compile_seconds\": %s, \"versions\": \"Java %s, %s\"}%n",
        (System.nanoTime() - start) / 1e9,
        Runtime.version(),
        learner.trainFunction().mode());
    serve(learner, xs, ys);
  }

  private static void begin(LearnerGraph graph, Path folder) throws IOException {
    List<Dense> layers = graph.layers();
    float[] w1 = floats(folder.resolve("w1.f32"));
    float[] w2 = floats(folder.resolve("w2.f32"));
    layers.get(0).w().setValue(matrix(w1, FEATURES, HIDDEN));
    layers.get(1).w().setValue(matrix(w2, HIDDEN, CLASSES));
  }

  private static void serve(Learner learner, INDArray[] xs, INDArray[] ys) throws IOException {
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int at = 0;
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int count = Integer.parseInt(line.split(" ")[1]);
      double total = 0;
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        total += learner.trainFunction().callDouble(xs[at], ys[at]);
        at = (at + 1) % xs.length;
      }
      System.out.println("done " + (System.nanoTime() - start) + " " + total / count);
    }
  }

  private static INDArray matrix(float[] values, int rows, int columns) {
    return Nd4j.create(values, new long[] {rows, columns}, 'c');
  }

  private static float[] part(float[] all, int i, int length) {
    return Arrays.copyOfRange(all, i * length, (i + 1) * length);
  }

  private static ByteBuffer bytes(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static float[] floats(Path file) throws IOException {
    var buffer = bytes(file).asFloatBuffer();
    float[] out = new float[buffer.remaining()];
    buffer.get(out);
    return out;
  }

  private static int[] ints(Path file) throws IOException {
    var buffer = bytes(file).asIntBuffer();
    int[] out = new int[buffer.remaining()];
    buffer.get(out);
    return out;
  }
}
