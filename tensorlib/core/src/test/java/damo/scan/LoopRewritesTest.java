package damo.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.op.product.Dot;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of loops before they run, and that they compute what they did before. */
class LoopRewritesTest {
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable w = T.dmatrix("w");
  private final TensorVariable u = T.dmatrix("u");
  private final TensorVariable h = T.dvector("h");
  private final List<TensorVariable> inputs = List.of(x, w, u, h);

  private static Object[] values() {
    Random random = new Random(5);
    double[][][] m = new double[3][3][3];
    for (double[][] a : m) for (double[] r : a) Arrays.setAll(r, i -> random.nextGaussian() / 2);
    double[] h = new double[3];
    Arrays.setAll(h, i -> random.nextGaussian());
    return new Object[] {m[0], m[1], m[2], h};
  }

  private Function checked(Object outputs) {
    Function f = function(outputs, Mode.FAST_RUN);
    List<org.nd4j.linalg.api.ndarray.INDArray> got = f.callAll(values());
    List<org.nd4j.linalg.api.ndarray.INDArray> expected =
        function(outputs, Mode.FAST_COMPILE).callAll(values());
    for (int i = 0; i < got.size(); i++) {
      assertArrayEquals(expected.get(i).shape(), got.get(i).shape());
      assertArrayEquals(expected.get(i).data().asDouble(), got.get(i).data().asDouble(), 1e-12);
    }
    return f;
  }

  private Function function(Object outputs, Mode mode) {
    return Damo.function(inputs)
        .outputs(outputs)
        .mode(mode)
        .onUnusedInput(damo.compile.OnUnusedInput.IGNORE)
        .build();
  }

  private static List<Meaning.Loop> loops(Function f) {
    List<Meaning.Loop> loops = new ArrayList<>();
    for (Apply node : f.graph().toposort())
      if (node.meaning() instanceof Meaning.Loop loop) loops.add(loop);
    return loops;
  }

  private static long products(Meaning.Loop loop) {
    return loop.body().nodes().stream().filter(node -> node.op() instanceof Dot).count();
  }

  @Test
  void aMapIsDoneAtOnce() {
    TensorVariable out = Damo.map(row -> T.tanh(T.dot(row, w)).sum()).sequences(x).run().output();
    assertEquals(List.of(), loops(checked(out)));
  }

  @Test
  void aMapThatNeedsMuchMemoryAtOnceStaysALoop() {
    TensorVariable out = Damo.map(row -> T.sqr(row.sub(w)).sum()).sequences(x).run().output();
    assertEquals(1, loops(checked(out)).size());
  }

  @Test
  void productsOfSequencesAreMadeBefore() {
    TensorVariable out =
        Damo.scan((row, s) -> T.tanh(T.dot(row, w).add(T.dot(s, u))))
            .sequences(x)
            .outputsInfo(h)
            .run()
            .output();
    Function f = checked(out);
    assertEquals(1, products(loops(f).getFirst()));
    assertTrue(f.graph().nodes().stream().anyMatch(node -> node.op() instanceof Dot));
  }

  @Test
  void whatStaysTheSameIsComputedOnce() {
    TensorVariable out =
        Damo.scan((row, s) -> T.tanh(s.add(row)).add(T.exp(h)))
            .sequences(x)
            .outputsInfo(h)
            .run()
            .output();
    assertEquals(1, loops(checked(out)).getFirst().fixed());
  }

  @Test
  void whatNoStepNeedsIsMadeAfter() {
    TensorVariable out =
        Damo.scan((row, s) -> List.of(T.tanh(s.add(row)), T.dot(T.tanh(s.add(row)), w)))
            .sequences(x)
            .outputsInfo(h, Init.none())
            .run()
            .outputs()
            .get(1);
    assertEquals(0, products(loops(checked(out)).getFirst()));
  }

  @Test
  void aSequenceThatTheStepReturnsStaysWhatItIs() {
    TensorVariable rows = T.dmatrix();
    List<TensorVariable> outputs =
        Damo.scan((row, s) -> List.of(s.add(row.sum()), row))
            .sequences(rows)
            .outputsInfo(0.0, Init.none())
            .run()
            .outputs();
    Damo.function(List.of(rows))
        .outputs(List.of(outputs.get(0), outputs.get(1).named("z").add(1)))
        .build();
    assertNull(rows.name());
    assertSame(rows, rows.written());
  }

  @Test
  void gradientsOfWeightsAreOneProduct() {
    TensorVariable out =
        Damo.scan((row, s) -> T.tanh(T.dot(row, w).add(T.dot(s, u)).add(h)))
            .sequences(x)
            .outputsInfo(h)
            .run()
            .output();
    Function f = checked(T.grad(T.sqr(out).sum(), List.of(w, u, h)));
    List<Meaning.Loop> loops = loops(f);
    assertEquals(2, loops.size());
    assertEquals(1, loops.get(1).states());
    assertEquals(1, products(loops.get(1)));
  }

  @Test
  void onlyRowsThatAreReadAreKept() {
    TensorVariable out =
        Damo.scan((row, s) -> T.tanh(s.add(row))).sequences(x).outputsInfo(h).run().output();
    assertEquals(2, loops(checked(out.get(-1))).getFirst().kept().get(0));
    assertEquals(3, loops(checked(List.of(out.get(-1), out.get(-2)))).getFirst().kept().get(0));
    assertEquals(-1, loops(checked(out)).getFirst().kept().get(0));
    assertEquals(-1, loops(checked(out.get(0))).getFirst().kept().get(0));
  }

  @Test
  void outputsThatNobodyUsesAreLeftOut() {
    TensorVariable out =
        Damo.scan((row, s, t) -> List.of(T.tanh(s.add(row)), t.mul(2.0), T.exp(t)))
            .sequences(x)
            .outputsInfo(h, h, Init.none())
            .run()
            .outputs()
            .get(0);
    Meaning.Loop loop = loops(checked(out)).getFirst();
    assertEquals(1, loop.states());
    assertEquals(0, loop.maps());
  }

  @Test
  void loopsOverTheSameStepsAreOne() {
    TensorVariable a =
        Damo.scan((row, s) -> T.tanh(s.add(row))).sequences(x).outputsInfo(h).run().output();
    TensorVariable b =
        Damo.scan((row, s) -> T.tanh(s.add(row)).mul(0.5))
            .sequences(x)
            .outputsInfo(h)
            .run()
            .output();
    TensorVariable c =
        Damo.scan((row, s) -> T.tanh(s.add(row))).sequences(x).outputsInfo(h).run().output();
    Function f = checked(List.of(a, b, c));
    assertEquals(1, loops(f).size());
    assertEquals(2, loops(f).getFirst().states());
  }

  @Test
  void loopsThatNeedEachOtherStayTwo() {
    TensorVariable a =
        Damo.scan((row, s) -> T.tanh(s.add(row))).sequences(x).outputsInfo(h).run().output();
    TensorVariable b =
        Damo.scan((row, s) -> T.sin(s.add(row))).sequences(a).outputsInfo(h).run().output();
    assertEquals(2, loops(checked(List.of(a, b))).size());
  }

  @Test
  void loopsThatMayEndAtDifferentStepsStayTwo() {
    List<TensorVariable> outs = new ArrayList<>();
    for (double limit : new double[] {0.5, 2.5})
      outs.add(
          Damo.scan((row, s) -> Step.until(T.abs(row).add(s), s.sum().gt(limit)))
              .sequences(x)
              .outputsInfo(h)
              .run()
              .output());
    assertEquals(2, loops(checked(outs)).size());
  }

  @Test
  void rewritesOfLoopsCanBeSwitchedOff() {
    TensorVariable out = Damo.map(row -> T.tanh(row)).sequences(x).run().output();
    Mode mode = Mode.FAST_RUN.excluding("move out of loops");
    assertEquals(1, loops(function(out, mode)).size());
    assertFalse(mode.rewrites().contains("move out of loops"));
  }
}
