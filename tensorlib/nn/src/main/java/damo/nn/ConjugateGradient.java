package damo.nn;

import damo.Damo;
import damo.T;
import damo.scan.Init;
import damo.scan.ScanResult;
import damo.scan.Step;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Solves A·x = b by conjugate gradients, as one loop in the graph, and keeps approximations on the
 * way. With φ(x) = ½xᵀAx − bᵀx it ends after step i when φ has fallen by less than k·0.0005 of
 * itself in the last k = max(10, i/10) steps. (Martens, Deep Learning via Hessian-free
 * Optimization, 2010.)
 *
 * @param product x ↦ A·x
 * @param divisor by which residuals are divided: about the diagonal of A, a vector
 * @param iterations at most
 */
record ConjugateGradient(
    UnaryOperator<TensorVariable> product, TensorVariable divisor, int iterations) {
  private static final double GAP = 1.3;
  private static final double PROGRESS = 5e-4;
  private static final int LEAST = 10;

  /**
   * What was found.
   *
   * @param kept approximations from the first to the best, shape (rows, n)
   * @param last which row is the best; those behind it are empty
   */
  record Solution(TensorVariable kept, TensorVariable last) {}

  /** Where the loop stands. */
  private record At(
      TensorVariable x,
      TensorVariable residual,
      TensorVariable direction,
      TensorVariable falls,
      TensorVariable kept,
      TensorVariable row) {
    static At of(List<TensorVariable> s) {
      return new At(s.get(1), s.get(2), s.get(3), s.get(4), s.get(5), s.get(6));
    }

    List<TensorVariable> states() {
      return List.of(x, residual, direction, falls, kept, row);
    }
  }

  Solution solve(TensorVariable b, TensorVariable start) {
    int[] ends = ends();
    TensorVariable n = start.size();
    TensorVariable residual = product.apply(start).sub(b);
    At first =
        new At(
            start,
            residual,
            residual.div(divisor).neg(),
            T.zeros(start.dtype(), iterations),
            T.zeros(start.dtype(), ends.length, n),
            T.constant(0L));
    ScanResult loop =
        Damo.scanList(args -> step(args.getFirst(), At.of(args), b, T.constant(ends)))
            .sequences(T.arange(iterations))
            .outputsInfo(with(first.states(), Init.none()).toArray())
            .name("conjugate gradients")
            .run();
    TensorVariable kept = loop.outputs().get(4).get(-1);
    return new Solution(kept, loop.outputs().get(6).get(-1));
  }

  private Step step(TensorVariable i, At at, TensorVariable b, TensorVariable ends) {
    TensorVariable bent = product.apply(at.direction);
    TensorVariable curvature = at.direction.dot(bent);
    TensorVariable before = at.residual.dot(at.residual.div(divisor));
    TensorVariable canStep = T.and(curvature.gt(0), before.gt(0));
    TensorVariable length = T.where(canStep, before.div(curvature), T.zerosLike(before));

    TensorVariable x = at.x.add(at.direction.mul(length));
    TensorVariable residual = at.residual.add(bent.mul(length));
    TensorVariable steepest = residual.div(divisor);
    TensorVariable turn = residual.dot(steepest).div(before);
    TensorVariable direction = at.direction.mul(turn).sub(steepest);

    TensorVariable fallen = x.dot(residual.sub(b)).mul(0.5);
    TensorVariable falls = T.setSubtensor(at.falls.get(i), fallen);
    TensorVariable kept = T.setSubtensor(at.kept.get(at.row), x);
    TensorVariable isEnd = T.and(canStep, i.add(1).ge(ends.get(at.row)));
    TensorVariable isOver = T.or(T.invert(canStep), isSlow(i, fallen, falls));
    At next = new At(x, residual, direction, falls, kept, at.row.add(isEnd.astype(at.row.dtype())));
    return Step.until(with(next.states(), at.row), isOver);
  }

  /** The row of a step is an output too: the next one may not be filled. */
  private static List<Object> with(List<TensorVariable> states, Object row) {
    List<Object> all = new ArrayList<>(states);
    all.add(row);
    return all;
  }

  private static TensorVariable isSlow(
      TensorVariable i, TensorVariable fallen, TensorVariable falls) {
    TensorVariable span = T.maximum(LEAST, i.add(1).floorDiv(10));
    TensorVariable before = falls.get(T.maximum(i.sub(span), 0));
    TensorVariable gained = fallen.sub(before);
    return T.and(T.and(i.ge(span), fallen.lt(0)), gained.gt(fallen.mul(span).mul(PROGRESS)));
  }

  /** The steps after which an approximation is kept: powers of 1.3, and the last. */
  private int[] ends() {
    TreeSet<Integer> ends = new TreeSet<>(List.of(iterations));
    for (double end = 1; end < iterations; end *= GAP) ends.add((int) Math.ceil(end));
    return ends.stream().mapToInt(Integer::intValue).toArray();
  }
}
