import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What all workers of interleave.py in Java do: compile, say so, and make steps when asked. */
final class Served {
  private Served() {}

  /**
   * Answers on standard output until standard input ends.
   *
   * @param compiled makes what makes a step and gives its cost; the first step counts as compiling
   */
  static void by(Supplier<DoubleSupplier> compiled) throws IOException {
    long start = System.nanoTime();
    DoubleSupplier step = compiled.get();
    step.getAsDouble();
    System.out.printf(
        "ready {\"compile_seconds\": %s, \"versions\": \"Java %s\"}%n",
        (System.nanoTime() - start) / 1e9, Runtime.version());
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine())
      make(Integer.parseInt(line.split(" ")[1]), step);
  }

  private static void make(int count, DoubleSupplier step) {
    double total = 0;
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) total += step.getAsDouble();
    System.out.println("done " + (System.nanoTime() - start) + " " + total / count);
  }
}
