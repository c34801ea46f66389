package damo.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import damo.Damo;
import damo.T;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.testing.FreshMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a call that changes no shape allocates besides its outputs: nothing but the array in which
 * Java passes the arguments. Counted in a virtual machine of its own, whose compiler has seen
 * nothing but this.
 */
class SteadyCallTest {
  private static final int CALLS = 4_000;
  private static final int WINDOWS = 150;

  /** An array of two references. */
  private static final long ARGUMENTS = 24;

  @Test
  void aTrainingStepAllocatesNothing() throws IOException, InterruptedException {
    long each = Long.parseLong(FreshMachine.printedBy(SteadyCallTest.class).getLast());
    System.out.println("a steady training step allocates " + each + " bytes");
    assertTrue(each <= ARGUMENTS, each + " bytes a call");
  }

  /** Prints the bytes of a call once the compiler is done, or after so many windows of calls. */
  public static void main(String[] args) {
    int rows = 64;
    int features = 32;
    INDArray x = Nd4j.ones(DataType.FLOAT, rows, features);
    INDArray y = Nd4j.zeros(DataType.INT, rows);
    Function step = step(features, 3);
    double[] costs = {0};
    long each = Long.MAX_VALUE;
    for (int w = 0; w < WINDOWS && each > ARGUMENTS; w++)
      each = bytes(() -> costs[0] += step.callDouble(x, y));
    System.out.println(each);
  }

  private static long bytes(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) call.run();
    return (threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
  }

  private static Function step(int features, int classes) {
    var x = T.fmatrix("x");
    var y = T.ivector("y");
    SharedTensor w = Damo.shared(new float[features][classes], "w");
    SharedTensor b = Damo.shared(new double[classes], DType.FLOAT32).named("b");
    var p = T.nnet.softmax(T.dot(x, w).add(b));
    var cost = T.mean(T.nnet.categoricalCrossentropy(p, y));
    Updates updates = new Updates();
    for (SharedTensor s : List.of(w, b)) updates.put(s, s.sub(T.grad(cost, s).mul(0.1)));
    return Damo.function(List.of(x, y), cost, updates);
  }
}
