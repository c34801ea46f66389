package damo.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import damo.Damo;
import damo.T;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a call that changes no shape allocates besides its outputs: handles, never arrays. */
class SteadyCallTest {
  private static final int WARM_UP = 20_000;
  private static final int COUNTED = 1_000;
  private static final long HANDLES = 1_024;

  @Test
  void aTrainingStepAllocatesNoArrays() {
    int rows = 64;
    int features = 32;
    INDArray x = Nd4j.ones(DataType.FLOAT, rows, features);
    INDArray y = Nd4j.zeros(DataType.INT, rows);
    Function step = step(features, 3);
    double[] costs = {0};
    assertAllocatesHandlesOnly(() -> costs[0] += step.callDouble(x, y));
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

  private static void assertAllocatesHandlesOnly(Runnable call) {
    for (int i = 0; i < WARM_UP; i++) call.run();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < COUNTED; i++) call.run();
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / COUNTED;
    System.out.println("a steady training step allocates " + each + " bytes");
    assertTrue(each < HANDLES, each + " bytes a call");
  }
}
