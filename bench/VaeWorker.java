import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.models.distribution.DiagonalGaussian;
import damo.nn.Adam;
import damo.nn.Losses;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The autoencoder of vae.py in Damo, as a worker of interleave.py. */
final class VaeWorker {
  private static final int ROWS = 100;
  private static final int PIXELS = 784;
  private static final int HIDDEN = 500;
  private static final int CODE = 200;

  private final Path folder;
  private final Map<String, SharedTensor> weights = new LinkedHashMap<>();

  private VaeWorker(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    VaeWorker worker = new VaeWorker(Path.of(args[0]));
    INDArray x = worker.read("x", ROWS, PIXELS);
    INDArray eps = worker.read("eps", ROWS, CODE);
    worker.readWeights();
    // The first call counts as compiling, as it does for the peers.
    long start = System.nanoTime();
    Function train = worker.trainer();
    train.callDouble(x, eps);
    System.out.printf(
        "ready {\"compile_seconds\": %s, \"versions\": \"Java %s\"}%n",
        (System.nanoTime() - start) / 1e9, Runtime.version());
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int count = Integer.parseInt(line.split(" ")[1]);
      double total = 0;
      start = System.nanoTime();
      for (int i = 0; i < count; i++) total += train.callDouble(x, eps);
      System.out.println("done " + (System.nanoTime() - start) + " " + total / count);
    }
  }

  private void readWeights() throws IOException {
    weight("q0", PIXELS, HIDDEN);
    weight("q1", HIDDEN, HIDDEN);
    weight("mu", HIDDEN, CODE);
    weight("lc", HIDDEN, CODE);
    weight("p0", CODE, HIDDEN);
    weight("p1", HIDDEN, HIDDEN);
    weight("out", HIDDEN, PIXELS);
  }

  private void weight(String name, long in, long out) throws IOException {
    weights.put(name, Damo.shared(read(name, in, out), name));
    weights.put(name + "_b", Damo.shared(read(name + "_b", out), name + "_b"));
  }

  private Function trainer() {
    TensorVariable x = T.fmatrix("x");
    TensorVariable eps = T.fmatrix("eps");
    TensorVariable h = hidden("q1", hidden("q0", x));
    var code = new DiagonalGaussian(layer("mu", h), layer("lc", h));
    TensorVariable logits = layer("out", hidden("p1", hidden("p0", code.around(eps))));
    TensorVariable nll = Losses.bernoulli(logits, x).sum(1);
    TensorVariable cost = nll.add(code.divergenceFromStandard()).mean();
    List<SharedTensor> parameters = List.copyOf(weights.values());
    return Damo.function(List.of(x, eps), cost, new Adam(1e-3).updates(cost, parameters));
  }

  private TensorVariable hidden(String name, TensorVariable v) {
    return T.nnet.softplus(layer(name, v));
  }

  private TensorVariable layer(String name, TensorVariable v) {
    return T.dot(v, weights.get(name)).add(weights.get(name + "_b"));
  }

  private INDArray read(String name, long... shape) throws IOException {
    var buffer =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return Nd4j.create(values, shape, 'c');
  }
}
