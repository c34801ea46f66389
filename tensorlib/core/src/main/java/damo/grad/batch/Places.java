package damo.grad.batch;

import damo.graph.Meaning.Access;
import damo.graph.Meaning.Place;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.Batch;
import damo.op.index.Gather;
import damo.op.index.Selection;
import damo.op.index.Subtensor;
import damo.op.index.WriteInto;
import damo.op.shape.Arange;
import damo.op.shape.Diagonal;
import damo.op.shape.DimShuffle;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reading and writing selected elements of each element of a batch. */
final class Places {
  private Places() {}

  static Optional<TensorVariable> of(Batch batch, Access access, Place place) {
    return switch (place) {
      case Place.Through(var map) ->
          batch.differsOnlyIn(2) ? Optional.of(written(batch, access, map)) : Optional.empty();
      case Place.At at ->
          Optional.of(access == Access.GATHER ? gathered(batch, at) : written(batch, access, at));
    };
  }

  /** Where positions differ between elements of the batch, they become arrays of positions. */
  static Optional<TensorVariable> picked(Batch batch, ViewMap map) {
    if (!(map instanceof ViewMap.Slices(var ranges))) return Optional.empty();
    List<Range> rest = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    List<TensorVariable> positions = new ArrayList<>();
    for (int i = 0, kept = 0; i < ranges.size(); i++) {
      Range range = ranges.get(i);
      boolean differs = bounds(range).anyMatch(k -> batch.has(k + 1));
      if (differs && !(range instanceof Range.At)) return Optional.empty();
      if (differs) {
        axes.add(kept);
        positions.add(batch.in(1 + bounds(range).findFirst().orElseThrow()));
      }
      rest.add(differs ? Range.WHOLE : range);
      if (differs || range instanceof Range.Span) kept++;
    }
    TensorVariable sliced =
        new Subtensor(batch.has(0) ? Views.behind(batch.axes(), rest) : rest)
            .apply(sliceInputs(batch));
    Ints at = Ints.of(axes.stream().mapToInt(Integer::intValue).toArray());
    return Optional.of(
        new Picking(batch, new Place.At(at, 0, false, at), batch.has(0), positions, 0)
            .read(sliced));
  }

  /** Arguments that differ are not used any more: any integer may stand for them. */
  private static List<TensorVariable> sliceInputs(Batch batch) {
    List<TensorVariable> out = new ArrayList<>(List.of(batch.in(0)));
    for (int i = 1; i < batch.inputs().size(); i++)
      out.add(batch.has(i) ? damo.op.shape.Lengths.constant(0) : batch.in(i));
    return out;
  }

  private static IntStream bounds(Range range) {
    List<Bound> all =
        switch (range) {
          case Range.At(var position) -> List.of(position);
          case Range.Span(var from, var to, var step) -> List.of(from, to, step);
        };
    return all.stream()
        .filter(Bound.Argument.class::isInstance)
        .mapToInt(b -> ((Bound.Argument) b).number());
  }

  private static TensorVariable gathered(Batch batch, Place.At at) {
    return picking(batch, at, 1).read(batch.in(0));
  }

  private static Picking picking(Batch batch, Place.At at, int from) {
    int count = batch.inputs().size();
    int rank = IntStream.range(from, count).map(batch::rank).max().orElse(0);
    List<TensorVariable> positions = new ArrayList<>();
    for (int i = from; i < count; i++)
      positions.add(batch.has(i) ? batch.ranked(batch.in(i), rank) : batch.in(i));
    boolean same = IntStream.range(from, count).noneMatch(batch::has);
    return same
        ? Picking.ofSame(batch, at, positions, rank)
        : new Picking(batch, at, from == 2 || batch.has(0), positions, rank);
  }

  private static TensorVariable written(Batch batch, Access access, Place.At at) {
    int rank =
        batch.rank(0)
            - at.axes().size()
            + IntStream.range(2, batch.inputs().size()).map(batch::rank).max().orElse(0);
    return picking(batch, at, 2)
        .write(batch.whole(0), value(batch, rank), rank, access == Access.INC);
  }

  /** The value, of the rank of what it is written to if it differs between elements. */
  private static TensorVariable value(Batch batch, int rank) {
    return batch.has(1) ? batch.ranked(batch.in(1), rank) : batch.in(1);
  }

  private static TensorVariable written(Batch batch, Access access, ViewMap map) {
    int axes = batch.axes();
    int ndim = batch.rank(0);
    Selection selection =
        switch (map) {
          case ViewMap.Slices(var ranges) -> new Subtensor(Views.behind(axes, ranges));
          case ViewMap.Diagonal(int offset, int axis1, int axis2) ->
              new Diagonal(offset, axis1 + axes, axis2 + axes);
          default -> throw new IllegalStateException("nothing is written through " + map);
        };
    int gone =
        map instanceof ViewMap.Slices(var ranges)
            ? (int) ranges.stream().filter(Range.At.class::isInstance).count()
            : 1;
    List<TensorVariable> inputs = new ArrayList<>(batch.inputs());
    inputs.set(0, batch.whole(0));
    inputs.set(1, value(batch, ndim - gone));
    return new WriteInto(selection, access == Access.INC).apply(inputs);
  }

  /**
   * Positions by arrays.
   *
   * @param hasBatch whether the array that is read or written has the axes of the batch
   * @param positions with the axes of the batch if they differ between elements
   * @param rank of the arrays of positions for one element
   */
  private record Picking(
      Batch batch, Place.At at, boolean hasBatch, List<TensorVariable> positions, int rank) {
    static Picking ofSame(Batch batch, Place.At at, List<TensorVariable> positions, int rank) {
      int axes = batch.axes();
      Place.At moved =
          new Place.At(
              ByMeaning.shifted(at.axes(), axes), at.position() + axes, at.fromFront(), at.named());
      return new Picking(
          Batch.of(batch.node().apply(), batch.inputs(), 0), moved, false, positions, rank);
    }

    TensorVariable read(TensorVariable x) {
      List<TensorVariable> inputs = new ArrayList<>(List.of(x));
      inputs.addAll(indices());
      return ordered(selection().apply(inputs));
    }

    TensorVariable write(TensorVariable x, TensorVariable value, int ndim, boolean accumulate) {
      List<TensorVariable> inputs = new ArrayList<>(List.of(x, reordered(value, ndim)));
      inputs.addAll(indices());
      return new WriteInto(selection(), accumulate).apply(inputs);
    }

    private Gather selection() {
      int axes = batch.axes();
      if (axes == 0) return new Gather(at.axes(), at.position(), at.fromFront(), at.named());
      if (!hasBatch) return new Gather(at.axes(), 0, at.fromFront(), at.named());
      return new Gather(
          joined(axes, ByMeaning.shifted(at.axes(), axes)),
          0,
          at.fromFront(),
          joined(axes, at.named()));
    }

    private static Ints joined(int axes, Ints more) {
      return Ints.of(IntStream.concat(IntStream.range(0, axes), more.stream()).toArray());
    }

    /** The positions, those along the axes of the batch in front. */
    private List<TensorVariable> indices() {
      List<TensorVariable> out = new ArrayList<>();
      for (int k = 0; hasBatch && k < batch.axes(); k++) {
        int[] pattern = new int[batch.axes() + rank];
        Arrays.fill(pattern, -1);
        pattern[k] = 0;
        TensorVariable all = Arange.of(0, batch.lengths().get(k), 1, null);
        out.add(DimShuffle.of(all, pattern));
      }
      out.addAll(positions);
      return out;
    }

    /** From batch, positions, other axes to the batch in front of the axes of one element. */
    private TensorVariable ordered(TensorVariable read) {
      return batch.axes() == 0 ? read : DimShuffle.of(read, order(read.ndim()));
    }

    private int[] order(int ndim) {
      int axes = batch.axes();
      int before = axes + at.position();
      return IntStream.range(0, ndim)
          .map(
              i -> i < axes ? i : i < before ? i + rank : i < before + rank ? i - at.position() : i)
          .toArray();
    }

    /** The inverse of {@link #ordered}, for a value that may lack axes. */
    private TensorVariable reordered(TensorVariable value, int ndim) {
      int axes = batch.axes();
      if (axes == 0 || (at.position() == 0 && value.ndim() <= ndim)) return value;
      int missing = axes + ndim - value.ndim();
      int[] order = order(axes + ndim);
      int[] pattern = new int[order.length];
      for (int i = 0; i < order.length; i++) pattern[order[i]] = Math.max(-1, i - missing);
      return DimShuffle.of(value, pattern);
    }
  }
}
