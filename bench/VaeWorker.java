import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.models.distribution.DiagonalGaussian;
import damo.nn.Adam;
import damo.nn.Losses;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    INDArray x = Numbers.array(worker.folder, "x", ROWS, PIXELS);
    INDArray eps = Numbers.array(worker.folder, "eps", ROWS, CODE);
    worker.readWeights();
    Served.by(() -> {
      Function train = worker.trainer();
      return () -> train.callDouble(x, eps);
    });
  }

  private void readWeights() {
    weight("q0", PIXELS, HIDDEN);
    weight("q1", HIDDEN, HIDDEN);
    weight("mu", HIDDEN, CODE);
    weight("lc", HIDDEN, CODE);
    weight("p0", CODE, HIDDEN);
    weight("p1", HIDDEN, HIDDEN);
    weight("out", HIDDEN, PIXELS);
  }

  private void weight(String name, long in, long out) {
    weights.put(name, Damo.shared(Numbers.array(folder, name, in, out), name));
    weights.put(name + "_b", Damo.shared(Numbers.array(folder, name + "_b", out), name + "_b"));
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
}
