package damo.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.testing.FreshMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a call of a loop allocates does not depend on how many steps it makes. Counted in a virtual
 * machine of its own, whose compiler has seen nothing but this. Draws are not among the loops: each
 * step of theirs makes the state that the next one goes on from.
 */
class SteadyLoopsTest {
  private static final int WIDTH = 8;
  private static final int FEW = 100;
  private static final int MANY = 1100;
  private static final int CALLS = 20;
  private static final int WINDOWS = 400;

  /** What the compiler's own doings may add, spread over all steps. */
  private static final double TOLERANCE = 0.05;

  /** Loops along x with a matrix of weights, and what comes out of them. */
  private enum Kind {
    NUMBERS((x, w) ->
        Damo.scan((e, h) -> T.tanh(h.mul(w.get(0, 0)).add(e.sum()))).sequences(x).outputsInfo(0.0)),
    VECTORS((x, w) ->
        Damo.scan((e, h) -> T.tanh(h.mul(w.get(0)).add(e))).sequences(x).outputsInfo(zeros(x))),
    CELL((x, w) -> Damo.scan((e, h) -> cell(e, h, w)).sequences(x).outputsInfo(zeros(x))),
    ROWS((x, w) ->
        Damo.scan((e, h) -> T.tanh(T.dot(h, w).add(e)))
            .sequences(x)
            .outputsInfo(T.zeros(DType.FLOAT64, 2, WIDTH))),
    TWO_STATES((x, w) ->
        Damo.scan((e, h, c) -> List.of(cell(e, h, w).mul(c), c.mul(0.5).add(T.nnet.sigmoid(h))))
            .sequences(x)
            .outputsInfo(zeros(x), zeros(x))),
    TAPS((x, w) ->
        Damo.scan((e, a, h) -> cell(e, h, w).add(a.mul(0.1)))
            .sequences(Seq.of(x).taps(0))
            .outputsInfo(Init.of(T.zeros(DType.FLOAT64, 3, WIDTH)).taps(-3, -1))),
    ENDING((x, w) ->
        Damo.scan((e, h) -> Step.until(cell(e, h, w), h.sum().gt(1e9)))
            .sequences(x)
            .outputsInfo(zeros(x))),
    BRANCHES((x, w) ->
        Damo.scan((e, h) -> Damo.ifelse(e.sum().gt(0.5), cell(e, h, w), h.mul(0.5)))
            .sequences(x)
            .outputsInfo(zeros(x))),
    UPDATING((x, w) -> {
      SharedTensor s = Damo.shared(0.5, DType.FLOAT64);
      return Damo.scan((e, h) -> Step.of(cell(e, h, w).mul(s), Updates.of(s, s.mul(0.9).add(0.1))))
          .sequences(x)
          .outputsInfo(zeros(x));
    }),
    NESTED((x, w) ->
        Damo.scan((e, h) -> inner(e).add(h.mul(w.get(0)))).sequences(x).outputsInfo(zeros(x))),
    CHECKPOINTS((x, w) ->
        Damo.scan((e, h) -> cell(e, h, w)).sequences(x).outputsInfo(zeros(x)).checkpoints(10));

    private final BiFunction<TensorVariable, TensorVariable, ScanBuilder> loop;

    Kind(BiFunction<TensorVariable, TensorVariable, ScanBuilder> loop) {
      this.loop = loop;
    }

    private static TensorVariable zeros(TensorVariable x) {
      return x.get(0).zerosLike();
    }

    private static TensorVariable cell(TensorVariable e, TensorVariable h, TensorVariable w) {
      return T.tanh(T.dot(h, w).add(e));
    }

    private static TensorVariable inner(TensorVariable e) {
      return Damo.scan((y, z) -> z.mul(0.5).add(y)).sequences(e).outputsInfo(0.0).run().output();
    }

    Function function(boolean withGradient) {
      TensorVariable x = T.dmatrix("x");
      TensorVariable w = T.dmatrix("w");
      TensorVariable cost = loop.apply(x, w).run().outputs().getFirst().sum();
      Object outputs = withGradient ? List.of(cost, T.grad(cost, w)) : cost;
      return Damo.function(List.of(x, w)).outputs(outputs).build();
    }
  }

  @Test
  void noStepAllocates() throws IOException, InterruptedException {
    assertEquals(List.of(), FreshMachine.printedBy(SteadyLoopsTest.class));
  }

  /** Prints those loops whose steps allocate however often they ran. */
  public static void main(String[] args) {
    for (Kind kind : Kind.values())
      for (boolean withGradient : new boolean[] {false, true}) {
        Function f = kind.function(withGradient);
        double each = bytesOfAStep(f);
        if (each > TOLERANCE)
          System.out.println(
              kind + (withGradient ? " with gradient: " : ": ") + each + " bytes a step");
      }
  }

  /** The least of some windows: earlier ones see the compiler at work. */
  private static double bytesOfAStep(Function f) {
    INDArray w = Nd4j.rand(DataType.DOUBLE, WIDTH, WIDTH).muli(0.1);
    INDArray few = Nd4j.rand(DataType.DOUBLE, FEW, WIDTH);
    INDArray many = Nd4j.rand(DataType.DOUBLE, MANY, WIDTH);
    double least = Double.MAX_VALUE;
    for (int i = 0; i < WINDOWS && least > TOLERANCE; i++) {
      long ofFew = bytes(f, few, w);
      long ofMany = bytes(f, many, w);
      least = Math.min(least, Math.abs(ofMany - ofFew) / (double) (MANY - FEW));
    }
    return least;
  }

  /** Of a call that changes no shape: the first one does. */
  private static long bytes(Function f, INDArray x, INDArray w) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    f.callAll(x, w);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) f.callAll(x, w);
    return (threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
  }
}
