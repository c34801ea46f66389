package damo.link.jvm;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.link.Geometry;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.runtime.vector.DoublePanels;
import damo.runtime.vector.FloatPanels;
import damo.scalar.DType;
import damo.scalar.Ints;

/**
 * The product of a vector with a matrix that stays the same through all steps of a loop: the matrix
 * is laid out for it when the loop begins.
 */
final class HeldProductStep extends Step {
  private final Storage storage;
  private final Operand matrix;
  private final Operand vector;
  private final boolean isMatrixFirst;
  private final FloatPanels floats = new FloatPanels();
  private final DoublePanels doubles = new DoublePanels();
  private boolean isTaken;
  private int step;

  /**
   * @param matrixAt which input the matrix is
   */
  HeldProductStep(Apply node, int matrixAt, Operand[] in, Operand[] out, Storage storage) {
    super(node, in, out);
    this.storage = storage;
    this.isMatrixFirst = matrixAt == 0;
    this.matrix = in[matrixAt];
    this.vector = in[1 - matrixAt];
  }

  static boolean isOf(DType dtype) {
    return dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
  }

  /** The matrix may be another from now on. */
  void release() {
    isTaken = false;
  }

  private int summedAxis() {
    return isMatrixFirst ? 1 : 0;
  }

  @Override
  void prepare() {
    isTaken = false;
    if (matrix.length(summedAxis()) != vector.length(0)) {
      Geometry first = (isMatrixFirst ? matrix : vector).geometry();
      Geometry second = (isMatrixFirst ? vector : matrix).geometry();
      throw new ShapeException(
          "the last length of the first and the first of the second differ: "
              + first.shape().get(first.rank() - 1)
              + " and "
              + second.shape().get(0));
    }
    step = vector.stride(0);
    place(0, storage, Ints.of(matrix.length(1 - summedAxis())));
  }

  @Override
  void execute() {
    if (!isTaken) take();
    Object row = aimed(out[0].length(0));
    Object result = row == null ? storage.array() : row;
    int to = row == null ? 0 : aimedAt();
    if (result instanceof float[] y)
      floats.multiply((float[]) vector.array(), vector.offset(), step, y, to);
    else doubles.multiply((double[]) vector.array(), vector.offset(), step, (double[]) result, to);
    out[0].moveTo(result, to);
  }

  /** The product and a dense vector added, from element 0 on, until the next product. */
  float[] floatSums(Operand added) {
    if (!isTaken) take();
    return floats.multiplyAdd(
        (float[]) vector.array(), vector.offset(), step, (float[]) added.array(), added.offset());
  }

  /** As {@link #floatSums}, of doubles. */
  double[] doubleSums(Operand added) {
    if (!isTaken) take();
    return doubles.multiplyAdd(
        (double[]) vector.array(), vector.offset(), step, (double[]) added.array(), added.offset());
  }

  private void take() {
    int axis = summedAxis();
    int rows = matrix.length(axis);
    int columns = matrix.length(1 - axis);
    int at = matrix.offset();
    int down = matrix.stride(axis);
    int across = matrix.stride(1 - axis);
    if (matrix.array() instanceof float[] m) floats.take(m, at, down, across, rows, columns);
    else doubles.take((double[]) matrix.array(), at, down, across, rows, columns);
    isTaken = true;
  }
}
