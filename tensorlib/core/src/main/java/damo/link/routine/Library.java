package damo.link.routine;

import damo.graph.Meaning;
import damo.link.routine.linear.Kernels;
import damo.link.routine.linear.Permutation;
import damo.link.routine.product.StackedProduct;

/** Which class computes which routine. */
public final class Library {
  private Library() {}

  /** A new instance, for one node. */
  public static LibraryRoutine of(Meaning.Call call) {
    return switch (call.routine()) {
      case DOT -> throw new IllegalArgumentException("products have an executor of their own");
      case MATMUL -> new StackedProduct();
      case SHAPE -> new Lengths.Shape();
      case LENGTH -> new Lengths.Length(call.parameters().get(0));
      case MAKE_VECTOR -> new Lengths.Vector();
      case ARANGE -> new Arange();
      case NONZERO -> new Nonzero();
      case JOIN -> new Join(call.parameters().get(0));
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL -> new Draw(call.routine());
      case PERMUTATION -> new Permutation();
      case CHOLESKY,
          SOLVE,
          SOLVE_TRIANGULAR,
          INVERSE,
          PSEUDO_INVERSE,
          DETERMINANT,
          COFACTORS,
          EIGH,
          SVD,
          QR,
          LU,
          EXPM,
          SYLVESTER ->
          Kernels.of(call);
    };
  }
}
