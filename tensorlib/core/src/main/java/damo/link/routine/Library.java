package damo.link.routine;

import damo.graph.Meaning;
import damo.link.routine.conv.ConvolutionRoutine;
import damo.link.routine.neighbours.NeighboursRoutine;
import damo.link.routine.pool.PoolRoutine;

/** Which class computes which routine. */
public final class Library {
  private Library() {}

  /** A new instance, for one node. */
  public static LibraryRoutine of(Meaning.Call call) {
    return switch (call.routine()) {
      case DOT -> throw new IllegalArgumentException("products have an executor of their own");
      case SHAPE -> new Lengths.Shape();
      case LENGTH -> new Lengths.Length(call.parameters().get(0));
      case MAKE_VECTOR -> new Lengths.Vector();
      case ARANGE -> new Arange();
      case NONZERO -> new Nonzero();
      case JOIN -> new Join(call.parameters().get(0));
      case CONVOLUTION -> ConvolutionRoutine.results(call.parameters());
      case CONVOLUTION_IMAGES -> ConvolutionRoutine.images(call.parameters());
      case CONVOLUTION_FILTERS -> ConvolutionRoutine.filters(call.parameters());
      case POOL -> PoolRoutine.pool(call.parameters());
      case POOL_SPREAD -> PoolRoutine.spread(call.parameters());
      case POOL_SPREAD_TO_MAX -> PoolRoutine.spreadToMax(call.parameters());
      case POOL_SUM_AT_MAX -> PoolRoutine.sumAtMax(call.parameters());
      case NEIGHBOURS -> NeighboursRoutine.gather(call.parameters());
      case NEIGHBOURS_ADDED -> NeighboursRoutine.add(call.parameters());
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL -> new Draw(call.routine());
    };
  }
}
