package damo.nn;

import damo.Damo;
import damo.T;
import damo.compile.Updates;
import damo.graph.Variable;
import damo.random.MrgRandomStreams;
import damo.scalar.DType;
import damo.scan.ScanResult;
import damo.scan.Step;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hessian-free optimization: each step goes to the least of a quadratic model of the cost around
 * the parameters, found by conjugate gradients from products with the Gauss–Newton matrix G alone.
 *
 * <pre>{@code
 * HessianFree.of(logits).preconditioned(streams).updates(cost, params)
 * }</pre>
 *
 * <p>A step solves (G + λI)·d = −∇f, from 0.95 of the step before on, looks back through the
 * approximations kept on the way for the one with the least cost, and goes there if the cost is
 * below that of now. λ grows by half when the cost fell by less than a quarter of what the model
 * said, and is divided by 1.5 when by more than three quarters; it lies in {@code opt_hf_damping},
 * the step in {@code opt_hf_<parameter>}. Draws in the cost are the same throughout a step. It
 * wants large batches: G of a few rows is that of these rows.
 *
 * <p>After Martens, Deep Learning via Hessian-free Optimization (2010), and Martens and Sutskever,
 * Training Deep and Recurrent Networks with Hessian-Free Optimization (2012).
 */
public final class HessianFree implements Optimizer {
  private static final double KEPT = 0.95;
  private static final double CHANGE = 1.5;
  private static final double POWER = 0.75;

  private final TensorVariable outputs;
  private final int iterations;
  private final double damping;
  private final @Nullable MrgRandomStreams signs;
  private final List<Structural> structural;

  /** Hidden units, and how much of λ what a step does to them is damped by. */
  private record Structural(TensorVariable hidden, double factor) {}

  private HessianFree(
      TensorVariable outputs,
      int iterations,
      double damping,
      @Nullable MrgRandomStreams signs,
      List<Structural> structural) {
    this.outputs = outputs;
    this.iterations = iterations;
    this.damping = damping;
    this.signs = signs;
    this.structural = structural;
  }

  /**
   * With 250 steps of conjugate gradients at most, λ = 0.1 at first, and no preconditioner.
   *
   * @param outputs of the network, such as logits, whose last axis are its units; the cost is taken
   *     to be bent in them alone, and should be convex in them
   */
  public static HessianFree of(TensorVariable outputs) {
    return new HessianFree(outputs, 250, 0.1, null, List.of());
  }

  /** With at most so many steps of conjugate gradients. */
  public HessianFree iterations(int most) {
    Settings.require(most > 0, "conjugate gradients take 1 or more steps, got %d", most);
    return new HessianFree(outputs, most, damping, signs, structural);
  }

  /** With another λ at first. */
  public HessianFree damping(double first) {
    Settings.positive("damping", first);
    return new HessianFree(outputs, iterations, first, signs, structural);
  }

  /**
   * Divides residuals by (D + λ)^0.75, where D is the sum of the squared gradients of rows,
   * estimated with a random sign for each.
   */
  public HessianFree preconditioned(MrgRandomStreams streams) {
    return new HessianFree(outputs, iterations, damping, streams, structural);
  }

  /**
   * Also damps, by {@code factor}·λ, what a step does to hidden units: half the squared change of a
   * row of them. For recurrent networks, with {@code factor} about 0.03.
   */
  public HessianFree structural(TensorVariable hidden, double factor) {
    Settings.positive("factor", factor);
    List<Structural> more = new ArrayList<>(structural);
    more.add(new Structural(hidden, factor));
    return new HessianFree(outputs, iterations, damping, signs, List.copyOf(more));
  }

  @Override
  public Updates updates(TensorVariable cost, List<SharedTensor> parameters) {
    Settings.trainable(parameters, parameters);
    FlatParameters flat = FlatParameters.of(parameters);
    List<SharedTensor> before = parameters.stream().map(p -> Memory.of("hf", p)).toList();
    SharedTensor lambda = Damo.shared(damping, DType.FLOAT64).named("opt_hf_damping");

    Curvature curvature = new Curvature(cost, outputs, flat);
    TensorVariable gradient = flat.join(T.grad(cost, parameters));
    ConjugateGradient.Solution found =
        conjugateGradient(curvature, lambda.astype(flat.dtype()))
            .solve(gradient.neg(), flat.join(before));
    Trial best = new LookBack(cost, flat, found).best();

    TensorVariable isBetter = best.cost().lt(cost);
    TensorVariable modelled =
        best.step().dot(curvature.product(best.step()).mul(0.5).add(gradient));
    TensorVariable ratio = best.cost().sub(cost).div(modelled);
    Updates updates = Updates.of(lambda, damped(lambda, isBetter, ratio));
    List<TensorVariable> steps = flat.split(best.step());
    List<TensorVariable> solutions = flat.split(found.kept().get(found.last()));
    for (int i = 0; i < parameters.size(); i++) {
      SharedTensor p = parameters.get(i);
      updates.put(p, T.where(isBetter, p.add(steps.get(i)), p));
      TensorVariable kept = solutions.get(i).mul(KEPT);
      updates.put(before.get(i), T.where(isBetter, kept, T.zerosLike(kept)));
    }
    return updates;
  }

  private ConjugateGradient conjugateGradient(Curvature curvature, TensorVariable lambda) {
    return new ConjugateGradient(
        v -> damped(curvature, lambda, v), divisor(curvature, lambda), iterations);
  }

  private TensorVariable damped(Curvature curvature, TensorVariable lambda, TensorVariable v) {
    TensorVariable sum = curvature.product(v).add(v.mul(lambda));
    for (Structural s : structural)
      sum = sum.add(curvature.product(s.hidden(), v).mul(lambda.mul(s.factor())));
    return sum;
  }

  private TensorVariable divisor(Curvature curvature, TensorVariable lambda) {
    if (signs == null) return T.ones(curvature.flat().dtype(), 1);
    TensorVariable shape = T.setSubtensor(outputs.shape().get(-1), 1);
    TensorVariable drawn = signs.binomial(shape, 1, 0.5, outputs.dtype()).mul(2).sub(1);
    return T.pow(curvature.squaredGradients(drawn).add(lambda), POWER);
  }

  private static TensorVariable damped(
      SharedTensor lambda, TensorVariable isBetter, TensorVariable ratio) {
    TensorVariable isGood = T.and(isBetter, ratio.gt(0.75));
    TensorVariable isPoor = T.invert(T.and(isBetter, ratio.ge(0.25)));
    TensorVariable trusted = T.where(isGood, lambda.div(CHANGE), lambda);
    return T.where(isPoor, lambda.mul(CHANGE), trusted);
  }

  /** A step and the cost behind it. */
  private record Trial(TensorVariable step, TensorVariable cost) {}

  /** The search of the approximations from the last back, for as long as the cost falls. */
  private record LookBack(
      TensorVariable cost, FlatParameters flat, ConjugateGradient.Solution found) {
    Trial best() {
      TensorVariable last = found.last();
      ScanResult loop =
          Damo.scan(
                  (row, best, least) -> {
                    TensorVariable here = costAt(row);
                    TensorVariable falls = here.lt(least);
                    return Step.until(
                        List.of(T.where(falls, row, best), T.where(falls, here, least)),
                        T.invert(falls));
                  })
              .sequences(T.arange(last.sub(1), -1, -1))
              .outputsInfo(last, costAt(last))
              .name("look back")
              .run();
      // without steps, when the last is the first, the loop has no last output
      TensorVariable row = T.concatenate(List.of(last.reshape(1), loop.outputs().get(0))).get(-1);
      return new Trial(found.kept().get(row), costAt(row));
    }

    private TensorVariable costAt(TensorVariable row) {
      List<TensorVariable> step = flat.split(found.kept().get(row));
      Map<Variable, TensorVariable> moved = new HashMap<>();
      for (int i = 0; i < step.size(); i++) {
        SharedTensor p = flat.parameters().get(i);
        moved.put(p, p.add(step.get(i)));
      }
      return Damo.clone(cost, moved);
    }
  }
}
