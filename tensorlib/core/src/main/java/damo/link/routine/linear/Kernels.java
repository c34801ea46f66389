package damo.link.routine.linear;

import damo.graph.Meaning;
import damo.link.routine.LibraryRoutine;
import damo.scalar.Ints;

/** Which kernel computes which routine of linear algebra. */
public final class Kernels {
  private Kernels() {}

  /** A new instance, for one node. */
  public static LibraryRoutine of(Meaning.Call call) {
    Ints p = call.parameters();
    return new MatrixRoutine(
        switch (call.routine()) {
          case CHOLESKY -> new CholeskyKernel(p.get(0) != 0);
          case SOLVE -> new SolveKernel(p.get(0) != 0);
          case SOLVE_TRIANGULAR -> new TriangularKernel(p.get(0) != 0, p.get(1) != 0);
          case INVERSE -> new InverseKernel();
          case PSEUDO_INVERSE -> new PseudoInverseKernel(p.get(0) != 0);
          case DETERMINANT -> new DeterminantKernel(p.get(0) != 0);
          case COFACTORS -> new CofactorKernel();
          case COFACTOR_SLOPE -> new CofactorSlopeKernel();
          case EIGH -> new EigenKernel(p.get(0) != 0);
          case SVD -> new SvdKernel(p.get(0) != 0, p.get(1) != 0);
          case QR -> new QrKernel(p.get(0) != 0, p.get(1) != 0);
          case LU -> new LuKernel();
          case EXPM -> new ExponentialKernel();
          case SYLVESTER -> new SylvesterKernel(p.get(0) != 0);
          default -> throw new IllegalArgumentException(call.routine() + " is of no matrix");
        });
  }
}
