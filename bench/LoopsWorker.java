import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Out;
import damo.compile.Updates;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The loops of loops.py in Damo, as a worker of interleave.py. */
final class LoopsWorker {
  private static final int HIDDEN = 200;

  private final Path folder;

  private LoopsWorker(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    LoopsWorker worker = new LoopsWorker(Path.of(args[0]));
    Served.by(() -> worker.call(args[1]));
  }

  private DoubleSupplier call(String row) {
    return switch (row) {
      case "lstm-1" -> lstm(1);
      case "lstm-10" -> lstm(10);
      case "scalar", "scalar-grad" ->
          recurrence(
              T.fscalar("a"),
              T.fvector("x"),
              T.fscalar("h"),
              row.endsWith("grad"),
              Numbers.array(folder, "a"),
              Numbers.array(folder, "x", 10_000),
              Numbers.array(folder, "h"));
      default ->
          recurrence(
              T.fmatrix("W"),
              T.fmatrix("x"),
              T.fvector("h"),
              row.endsWith("grad"),
              Numbers.array(folder, "W", 50, 50),
              Numbers.array(folder, "x", 1000, 50),
              Numbers.array(folder, "h", 50));
    };
  }

  private static DoubleSupplier recurrence(
      TensorVariable w, TensorVariable x, TensorVariable h, boolean grad, INDArray... values) {
    TensorVariable out =
        Damo.scan((e, s) -> T.tanh(T.dot(w, s).add(e))).sequences(x).outputsInfo(h).run().output();
    List<TensorVariable> wanted = grad ? T.grad(out.sum(), List.of(w, x, h)) : List.of(out);
    // Peers get the memory of a result back when it is dropped, which is before the next call.
    List<Out> lent = wanted.stream().map(v -> Out.of(v).borrow(true)).toList();
    Function f = Damo.function(List.of(w, x, h)).outputs(lent).build();
    Object[] arguments = values;
    return () -> {
      INDArray first = f.callAll(arguments).getFirst();
      return first.getDouble(first.length() - 1);
    };
  }

  private DoubleSupplier lstm(int batch) {
    SharedTensor w = Damo.shared(Numbers.array(folder, "W", 88, 4 * HIDDEN), "W");
    SharedTensor u = Damo.shared(Numbers.array(folder, "U", HIDDEN, 4 * HIDDEN), "U");
    SharedTensor b = Damo.shared(Numbers.array(folder, "b", 4 * HIDDEN), "b");
    SharedTensor v = Damo.shared(Numbers.array(folder, "V", HIDDEN, 88), "V");
    SharedTensor c = Damo.shared(Numbers.array(folder, "c", 88), "c");
    TensorVariable x = T.ftensor3("x");
    TensorVariable y = T.ftensor3("y");
    TensorVariable zeros = T.zeros(DType.FLOAT32, x.shape().get(1), HIDDEN);
    TensorVariable hs =
        Damo.scan((e, h, s) -> cell(T.dot(e, w).add(T.dot(h, u)).add(b), s))
            .sequences(x)
            .outputsInfo(zeros, zeros)
            .run()
            .outputs()
            .get(0);
    TensorVariable p = T.nnet.sigmoid(T.dot(hs, v).add(c));
    TensorVariable cost = T.nnet.binaryCrossentropy(p, y).mean();
    List<SharedTensor> parameters = List.of(w, u, b, v, c);
    List<TensorVariable> gs = T.grad(cost, parameters);
    Updates updates = new Updates();
    for (int i = 0; i < gs.size(); i++)
      updates.put(parameters.get(i), parameters.get(i).sub(gs.get(i).mul(0.1)));
    Function train = Damo.function(List.of(x, y), cost, updates);
    INDArray xs = Numbers.array(folder, "x", 100, batch, 88);
    INDArray ys = Numbers.array(folder, "y", 100, batch, 88);
    return () -> train.callDouble(xs, ys);
  }

  private static List<TensorVariable> cell(TensorVariable z, TensorVariable s) {
    TensorVariable i = T.nnet.sigmoid(gate(z, 0));
    TensorVariable f = T.nnet.sigmoid(gate(z, 1));
    TensorVariable o = T.nnet.sigmoid(gate(z, 2));
    TensorVariable next = f.mul(s).add(i.mul(T.tanh(gate(z, 3))));
    return List.of(o.mul(T.tanh(next)), next);
  }

  private static TensorVariable gate(TensorVariable z, int k) {
    return z.get(":", k * HIDDEN + ":" + (k + 1) * HIDDEN);
  }
}
