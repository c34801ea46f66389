package damo.link.routine;

import damo.graph.Meaning;
import damo.link.routine.conv.ConvolutionRoutine;
import damo.link.routine.count.BinCount;
import damo.link.routine.count.RavelIndex;
import damo.link.routine.count.Repeated;
import damo.link.routine.count.UnravelIndex;
import damo.link.routine.linear.Kernels;
import damo.link.routine.linear.Permutation;
import damo.link.routine.neighbours.NeighboursRoutine;
import damo.link.routine.order.ArgTopK;
import damo.link.routine.order.Argsort;
import damo.link.routine.order.Searchsorted;
import damo.link.routine.order.Sort;
import damo.link.routine.order.Unique;
import damo.link.routine.pool.PoolRoutine;
import damo.link.routine.product.StackedProduct;
import damo.link.routine.random.Choice;
import damo.link.routine.random.Draw;
import damo.link.routine.random.MrgDraw;
import damo.link.routine.random.MultinomialDraw;
import damo.link.routine.random.OutcomesRoutine;
import damo.link.routine.random.Permutations;
import damo.link.routine.running.Recurrence;
import damo.link.routine.running.Running;

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
      case JOIN_ALONG -> new JoinAlong();
      case PARTS_ALONG -> new PartsAlong();
      case CUMSUM -> Running.sum(call.parameters());
      case CUMPROD -> Running.product(call.parameters());
      case RECURRENCE -> new Recurrence(call.parameters());
      case SORT -> new Sort(call.parameters().get(0));
      case ARGSORT -> new Argsort(call.parameters().get(0));
      case ARGTOPK -> new ArgTopK(call.parameters().get(0), call.parameters().get(1));
      case UNIQUE -> new Unique(call.parameters());
      case SEARCHSORTED -> new Searchsorted(call.parameters().get(0) == 1);
      case BINCOUNT -> new BinCount(call.parameters().get(0));
      case REPEATED -> new Repeated();
      case UNRAVEL_INDEX -> new UnravelIndex();
      case RAVEL_INDEX -> new RavelIndex(call.parameters().get(0));
      case CONVOLUTION -> ConvolutionRoutine.results(call.parameters());
      case CONVOLUTION_IMAGES -> ConvolutionRoutine.images(call.parameters());
      case CONVOLUTION_FILTERS -> ConvolutionRoutine.filters(call.parameters());
      case POOL -> PoolRoutine.pool(call.parameters());
      case POOL_SPREAD -> PoolRoutine.spread(call.parameters());
      case POOL_SPREAD_TO_MAX -> PoolRoutine.spreadToMax(call.parameters());
      case POOL_SUM_AT_MAX -> PoolRoutine.sumAtMax(call.parameters());
      case NEIGHBOURS -> NeighboursRoutine.gather(call.parameters());
      case NEIGHBOURS_ADDED -> NeighboursRoutine.add(call.parameters());
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL, RANDOM_INTEGERS, RANDOM_POISSON ->
          new Draw(call.routine());
      case RANDOM_CHOICE -> new Choice(call.parameters().get(0) == 1);
      case RANDOM_PERMUTATION -> new Permutations();
      case RANDOM_MULTINOMIAL -> new MultinomialDraw();
      case RANDOM_MRG_UNIFORM -> new MrgDraw();
      case RANDOM_OUTCOMES -> new OutcomesRoutine(call.parameters().get(0));
      case PERMUTATION -> new Permutation();
      case CHOLESKY,
          SOLVE,
          SOLVE_TRIANGULAR,
          INVERSE,
          PSEUDO_INVERSE,
          DETERMINANT,
          COFACTORS,
          COFACTOR_SLOPE,
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
