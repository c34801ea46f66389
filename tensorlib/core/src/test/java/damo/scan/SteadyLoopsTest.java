package damo.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.random.MrgRandomStreams;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.testing.FreshMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a call of a loop allocates does not depend on how many steps it makes. Counted in a virtual
 * machine of its own, whose compiler has seen nothing but this. Draws of {@code truncatedNormal}
 * are not among the loops: how many numbers it draws again is another in each step.
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
    BRANCHES_OF_TWO_KINDS((x, w) ->
        Damo.scan((e, h) -> T.dot(Damo.ifelse(e.sum().gt(4.0), h.mul(0.5), e), w))
            .sequences(x)
            .outputsInfo(zeros(x))),
    ROWS_BY_NUMBER((x, w) ->
        Damo.scan((e, h) -> cell(w.get(h.sum().astype(DType.INT64).mod(WIDTH)), h, w).add(e))
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
        Damo.scan((e, h) -> cell(e, h, w)).sequences(x).outputsInfo(zeros(x)).checkpoints(10)),
    JOINED((x, w) ->
        Damo.scan((e, h) -> cell(T.join(0, e.get("4:"), h.get(":4")), h, w))
            .sequences(x)
            .outputsInfo(zeros(x))),
    JOINED_COLUMNS((x, w) ->
        Damo.scan((e, h) -> T.tanh(T.dot(T.join(1, h.get(":", "4:"), h.get(":", ":4")), w).add(e)))
            .sequences(x)
            .outputsInfo(T.zeros(DType.FLOAT64, 2, WIDTH))),
    CHECKED((x, w) ->
        Damo.scan((e, h) -> T.assertion(cell(e, h, w), "small", e.lt(1e9)))
            .sequences(x)
            .outputsInfo(zeros(x))),
    UNIFORM((x, w) -> drawing(x, w, e -> twister().uniform(WIDTH, DType.FLOAT64))),
    FLOAT_UNIFORM((x, w) -> drawing(x, w, e -> twister().uniform(WIDTH, DType.FLOAT32))),
    UNIFORM_TO_EACH((x, w) -> drawing(x, w, e -> twister().uniform(null, 0.0, e, DType.FLOAT64))),
    NORMAL((x, w) -> drawing(x, w, e -> twister().normal(WIDTH, DType.FLOAT64))),
    NORMAL_AT_EACH((x, w) -> drawing(x, w, e -> twister().normal(null, e, 1.0, DType.FLOAT64))),
    BINOMIAL((x, w) -> drawing(x, w, e -> twister().binomial(null, 10, e))),
    MANY_TRIALS((x, w) -> drawing(x, w, e -> twister().binomial(WIDTH, 1000, 0.3))),
    INTEGERS((x, w) -> drawing(x, w, e -> twister().randomIntegers(WIDTH, -3, 9))),
    POISSON((x, w) -> drawing(x, w, e -> twister().poisson(WIDTH, 3.0))),
    CHOICE((x, w) -> drawing(x, w, e -> twister().choice(WIDTH, 100))),
    CHOICE_BY_CHANCES((x, w) -> drawing(x, w, e -> twister().choice(WIDTH, 4, true, chances()))),
    CHOICE_OF_DIFFERENT((x, w) -> drawing(x, w, e -> twister().choice(WIDTH, 100, false, null))),
    CHOICE_OF_DIFFERENT_BY_CHANCES(
        (x, w) -> drawing(x, w, e -> twister().choice(1, 4, false, chances()))),
    PERMUTATION((x, w) -> drawing(x, w, e -> twister().permutation(null, WIDTH))),
    SHUFFLE((x, w) -> drawing(x, w, e -> twister().shuffleRowElements(e))),
    MULTINOMIAL((x, w) -> drawing(x, w, e -> twister().multinomial(WIDTH, 10, chances()).sum(1))),
    MANY_UNIFORM((x, w) -> drawing(x, w, e -> many().uniform(WIDTH, DType.FLOAT64))),
    MANY_UNIFORM_TO_EACH((x, w) -> drawing(x, w, e -> many().uniform(null, 0.0, e, DType.FLOAT64))),
    MANY_NORMAL((x, w) -> drawing(x, w, e -> many().normal(WIDTH, DType.FLOAT64))),
    MANY_BINOMIAL((x, w) -> drawing(x, w, e -> many().binomial(WIDTH, e))),
    MANY_MULTINOMIAL((x, w) -> drawing(x, w, e -> many().multinomial(WIDTH, 3, chances()).sum(1))),
    MANY_CHOICE((x, w) -> drawing(x, w, e -> many().choice(WIDTH, 4, true, chances()))),
    MANY_CHOICE_OF_DIFFERENT(
        (x, w) -> drawing(x, w, e -> many().choice(2, 4, false, chances()).sum()));

    private final BiFunction<TensorVariable, TensorVariable, ScanBuilder> loop;

    Kind(BiFunction<TensorVariable, TensorVariable, ScanBuilder> loop) {
      this.loop = loop;
    }

    private static ScanBuilder drawing(
        TensorVariable x, TensorVariable w, UnaryOperator<TensorVariable> draw) {
      return Damo.scan((e, h) -> cell(e, h, w).add(draw.apply(e).astype(DType.FLOAT64).mul(1e-3)))
          .sequences(x)
          .outputsInfo(zeros(x));
    }

    private static RandomStreams twister() {
      return new RandomStreams(42);
    }

    private static MrgRandomStreams many() {
      return new MrgRandomStreams(42);
    }

    private static TensorVariable chances() {
      return T.constant(new double[] {0.1, 0.2, 0.3, 0.4});
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
