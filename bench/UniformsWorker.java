import damo.Damo;
import damo.compile.Function;
import damo.random.MrgRandomStreams;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    long start = System.nanoTime();
    Function f = Damo.function(List.of(), numbers.get(-1));
    f.callDouble();
    System.out.printf(
        "ready {\"compile_seconds\": %s, \"versions\": \"Java %s\"}%n",
        (System.nanoTime() - start) / 1e9, Runtime.version());
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine())
      answer(f, Integer.parseInt(line.split(" ")[1]));
  }

  private static void answer(Function f, int calls) {
    double total = 0;
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) total += f.callDouble();
    System.out.println("done " + (System.nanoTime() - start) + " " + total / calls);
  }
}
