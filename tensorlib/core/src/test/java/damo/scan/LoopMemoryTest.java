package damo.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.inspect.Inspect;
import damo.inspect.MemoryReport;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.util.List;
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
    assertEquals(2 * WIDTH * 8, rows(report, "cell"));
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
    int[] steps = {400, 6400};
    for (int i = 0; i < 2; i++) {
      int every = (int) Math.sqrt(steps[i]);
      TensorVariable cost = T.sqr(loop().run().output().get(-1)).sum();
      plain[i] = memory(T.grad(cost, List.of(w, h)), steps[i]).bytes();
      TensorVariable checked = T.sqr(loop().checkpoints(every).run().output().get(-1)).sum();
      kept[i] = memory(T.grad(checked, List.of(w, h)), steps[i]).bytes();
    }
    assertTrue(plain[1] > 12 * plain[0], plain[0] + " to " + plain[1]);
    assertTrue(kept[1] < 5 * kept[0], kept[0] + " to " + kept[1]);
    assertTrue(kept[1] < plain[1] / 10, kept[1] + " of " + plain[1]);
  }
}
