import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Out;
import damo.compile.Updates;
import damo.scalar.DType;
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
import java.util.List;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The loops of loops.py in Damo, as a worker of interleave.py. */
final class LoopsWorker {
  private static final int HIDDEN = 200;

  private final Path folder;

  private LoopsWorker(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    LoopsWorker worker = new LoopsWorker(Path.of(args[0]));
    // The first call counts as compiling, as it does for the peers.
    long start = System.nanoTime();
    DoubleSupplier call = worker.call(args[1]);
    call.getAsDouble();
    System.out.printf(
        "ready {\"compile_seconds\": %s, \"versions\": \"Java %s\"}%n",
        (System.nanoTime() - start) / 1e9, Runtime.version());
    serve(call);
  }

  private static void serve(DoubleSupplier call) throws IOException {
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int count = Integer.parseInt(line.split(" ")[1]);
      double total = 0;
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) total += call.getAsDouble();
      System.out.println("done " + (System.nanoTime() - start) + " " + total / count);
    }
  }

  private DoubleSupplier call(String row) throws IOException {
    return switch (row) {
      case "lstm-1" -> lstm(1);
      case "lstm-10" -> lstm(10);
      case "scalar", "scalar-grad" ->
          recurrence(
              T.fscalar("a"),
              T.fvector("x"),
              T.fscalar("h"),
              row.endsWith("grad"),
              read("a"),
              read("x", 10_000),
              read("h"));
      default ->
          recurrence(
              T.fmatrix("W"),
              T.fmatrix("x"),
              T.fvector("h"),
              row.endsWith("grad"),
              read("W", 50, 50),
              read("x", 1000, 50),
              read("h", 50));
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

  private DoubleSupplier lstm(int batch) throws IOException {
    SharedTensor w = Damo.shared(read("W", 88, 4 * HIDDEN), "W");
    SharedTensor u = Damo.shared(read("U", HIDDEN, 4 * HIDDEN), "U");
    SharedTensor b = Damo.shared(read("b", 4 * HIDDEN), "b");
    SharedTensor v = Damo.shared(read("V", HIDDEN, 88), "V");
    SharedTensor c = Damo.shared(read("c", 88), "c");
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
    INDArray xs = read("x", 100, batch, 88);
    INDArray ys = read("y", 100, batch, 88);
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

  private INDArray read(String name, long... shape) throws IOException {
    var buffer =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return shape.length == 0 ? Nd4j.scalar(values[0]) : Nd4j.create(values, shape, 'c');
  }
}
