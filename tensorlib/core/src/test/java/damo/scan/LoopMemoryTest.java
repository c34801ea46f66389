package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.inspect.Inspect;
import damo.inspect.MemoryReport;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What loops hold in memory, as it is stated. */
class LoopMemoryTest {
  private static final int WIDTH = 8;

  private final TensorVariable w = T.dmatrix("w");
  private final TensorVariable h = T.dvector("h");
  private final TensorVariable n = T.lscalar("n");

  private ScanBuilder loop() {
    return Damo.scan(s -> T.tanh(T.dot(w, s).add(0.1))).outputsInfo(h).nSteps(n).name("cell");
  }

  private MemoryReport memory(Object outputs, long steps) {
    Function f =
        Damo.function(List.of(w, h, n))
            .outputs(outputs)
            .onUnusedInput(damo.compile.OnUnusedInput.IGNORE)
            .build();
    f.callAll(new double[WIDTH][WIDTH], new double[WIDTH], steps);
    return Inspect.memory(f);
  }

  private static long rows(MemoryReport report, String of) {
    return report.storages().stream()
        .filter(s -> s.name().startsWith(of + " rows"))
        .mapToLong(MemoryReport.Storage::bytes)
        .sum();
  }

  @Test
  void theRowsOfALoopAndOfItsGradientAreCounted() {
    TensorVariable cost = T.sqr(loop().run().output()).sum();
    MemoryReport report = memory(T.grad(cost, List.of(w, h)), 100);
    assertEquals(101 * WIDTH * 8, rows(report, "cell"));
    assertTrue(rows(report, "grad_of_cell") >= 100 * WIDTH * 8, report.toString());
    assertTrue(report.bytes() < 10 * 100 * WIDTH * 8, report.toString());
  }

  @Test
  void ofALoopOfWhichOnlyTheLastRowIsReadFewAreKept() {
    MemoryReport report = memory(loop().run().output().get(-1), 1000);
    assertEquals(2 * 2 * WIDTH * 8, rows(report, "cell"), "a ring, and its rows in order");
    assertTrue(report.bytes() < 2000, report.toString());
  }

  @Test
  void rowsOfNumbersAreCounted() {
    TensorVariable x = T.dvector("x");
    TensorVariable sums =
        Damo.scan((e, s) -> s.add(e)).sequences(x).outputsInfo(0.0).name("sums").run().output();
    assertEquals(DType.FLOAT64, sums.dtype());
    Function f = Damo.function(List.of(x), sums);
    f.call(new double[1000]);
    assertEquals(1001 * 8, rows(Inspect.memory(f), "sums"));
  }

  @Test
  void withCheckpointsMemoryGrowsWithTheRootOfTheSteps() {
    long[] plain = new long[2];
    long[] kept = new long[2];
    int[] steps = {100, 10_000};
    for (int i = 0; i < 2; i++) {
      int every = (int) Math.sqrt(steps[i]);
      plain[i] = memory(gradients(loop()), steps[i]).bytes();
      kept[i] = memory(gradients(loop().checkpoints(every)), steps[i]).bytes();
    }
    assertTrue(plain[1] > 50 * plain[0], plain[0] + " to " + plain[1]);
    assertTrue(kept[1] < 15 * kept[0], kept[0] + " to " + kept[1]);
    assertTrue(kept[1] < plain[1] / 20, kept[1] + " of " + plain[1]);
  }

  @Test
  void gradientsOfALongLoopAreTheSameWithCheckpoints() {
    double[][] weights = new double[WIDTH][WIDTH];
    double[] first = new double[WIDTH];
    Random random = new Random(3);
    for (double[] row : weights) Arrays.setAll(row, i -> 0.35 * random.nextGaussian());
    Arrays.setAll(first, i -> random.nextGaussian());
    List<TensorVariable> both = new ArrayList<>(gradients(loop()));
    both.addAll(gradients(loop().checkpoints(100)));
    for (long steps : new long[] {9_999, 10_000}) {
      List<double[]> got =
          Damo.function(List.of(w, h, n), both).callAll(weights, first, steps).stream()
              .map(a -> a.data().asDouble())
              .toList();
      assertTrue(Arrays.stream(got.get(0)).anyMatch(g -> Math.abs(g) > 1e-3));
      for (int i = 0; i < 2; i++) assertArrayEquals(got.get(i), got.get(2 + i), 1e-11);
    }
  }

  private List<TensorVariable> gradients(ScanBuilder loop) {
    return T.grad(T.sqr(loop.run().output().get(-1)).sum(), List.of(w, h));
  }
}
