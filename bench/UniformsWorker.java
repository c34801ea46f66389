import damo.Damo;
import damo.random.MrgRandomStreams;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The numbers of uniforms.py from Damo, as a worker of interleave.py. */
final class UniformsWorker {
  private UniformsWorker() {}

  public static void main(String[] args) throws IOException {
    DType dtype = DType.valueOf(args[1].toUpperCase(Locale.ROOT));
    int[] shape = {Integer.parseInt(args[2])};
    TensorVariable numbers =
        args[0].equals("mt19937")
            ? new RandomStreams(1234).uniform(shape, dtype)
            : new MrgRandomStreams(1234).uniform(shape, dtype);
    Served.by(() -> Damo.function(List.of(), numbers.get(-1))::callDouble);
  }
}
