package damo;

import damo.grad.batch.Vectorized;
import damo.tensor.TensorVariable;

/** Functions of one element, applied to batches. */
public abstract class BatchFunctions extends DerivativeFunctions {
  /** A function of one tensor: a tensor, or a list of them. */
  @FunctionalInterface
  public interface Element1 {
    /** The result for one element. */
    Object apply(TensorVariable a);
  }

  /** A function of two tensors: a tensor, or a list of them. */
  @FunctionalInterface
  public interface Element2 {
    /** The result for one element. */
    Object apply(TensorVariable a, TensorVariable b);
  }

  /** A function of three tensors: a tensor, or a list of them. */
  @FunctionalInterface
  public interface Element3 {
    /** The result for one element. */
    Object apply(TensorVariable a, TensorVariable b, TensorVariable c);
  }

  /** A function of four tensors: a tensor, or a list of them. */
  @FunctionalInterface
  public interface Element4 {
    /** The result for one element. */
    Object apply(TensorVariable a, TensorVariable b, TensorVariable c, TensorVariable d);
  }

  /**
   * {@code fn} for batches: axes in front of those that the signature names belong to the batch;
   * they broadcast, and stand in front of the axes of each output. The graph that {@code fn} builds
   * for one element is turned into one that computes all elements at once.
   *
   * <p>{@code T.vectorize((a, v) -> T.dot(a, v), "(m,n),(n)->(m)").apply(A, V)} of A (b, m, n) and
   * V (b, n), or V (n), is (b, m).
   *
   * @param signature names of the axes of one element of each input and each output, as in NumPy
   * @return a function with {@code apply} for the first and {@code applyAll} for all outputs
   * @throws damo.error.DamoException if the signature cannot be read or has another number of
   *     inputs
   */
  public static Vectorized vectorize(Element1 fn, String signature) {
    return Vectorized.of(1, x -> fn.apply(x.get(0)), signature);
  }

  /** As {@link #vectorize(Element1, String)}, of two tensors. */
  public static Vectorized vectorize(Element2 fn, String signature) {
    return Vectorized.of(2, x -> fn.apply(x.get(0), x.get(1)), signature);
  }

  /** As {@link #vectorize(Element1, String)}, of three tensors. */
  public static Vectorized vectorize(Element3 fn, String signature) {
    return Vectorized.of(3, x -> fn.apply(x.get(0), x.get(1), x.get(2)), signature);
  }

  /** As {@link #vectorize(Element1, String)}, of four tensors. */
  public static Vectorized vectorize(Element4 fn, String signature) {
    return Vectorized.of(4, x -> fn.apply(x.get(0), x.get(1), x.get(2), x.get(3)), signature);
  }
}
