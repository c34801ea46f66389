package damo.op;

import damo.graph.Apply;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A node that is to be computed for all elements of a batch at once.
 *
 * @param node as it is for one element
 * @param inputs for each input of the node, itself or one with the axes of the batch in front
 * @param axes how many axes the batch has
 */
public record Batch(TensorOp.Node node, List<TensorVariable> inputs, int axes) {
  /** For a node whose inputs have {@code axes} axes in front, where they differ in the batch. */
  public static Batch of(Apply node, List<TensorVariable> inputs, int axes) {
    return new Batch(new TensorOp.Node(node), inputs, axes);
  }

  /** Whether input {@code i} differs between the elements of the batch. */
  public boolean has(int i) {
    return inputs.get(i).ndim() > node.in(i).ndim();
  }

  /** Whether at most the first {@code count} inputs differ between the elements of the batch. */
  public boolean differsOnlyIn(int count) {
    return IntStream.range(count, inputs.size()).noneMatch(this::has);
  }

  /** Input {@code i}, with the axes of the batch if it has any. */
  public TensorVariable in(int i) {
    return inputs.get(i);
  }

  /** The rank of input {@code i} for one element. */
  public int rank(int i) {
    return node.in(i).ndim();
  }

  /** An input that has the axes of the batch. */
  private TensorVariable first() {
    return IntStream.range(0, inputs.size())
        .filter(this::has)
        .mapToObj(this::in)
        .findFirst()
        .orElseThrow();
  }

  /** The lengths of the batch. */
  public List<TensorVariable> lengths() {
    TensorVariable first = first();
    return IntStream.range(0, axes).mapToObj(i -> Length.of(first, i)).toList();
  }

  /** The lengths of the batch, then those of an integer vector of {@code count} lengths. */
  public TensorVariable shape(TensorVariable core, int count) {
    List<TensorVariable> all = new ArrayList<>(lengths());
    all.addAll(Lengths.items(core, count));
    return MakeVector.of(all);
  }

  /** Input {@code i} with the axes of the batch. */
  public TensorVariable whole(int i) {
    return has(i) ? in(i) : spread(in(i));
  }

  /** All inputs with the axes of the batch. */
  public List<TensorVariable> whole() {
    return IntStream.range(0, inputs.size()).mapToObj(this::whole).toList();
  }

  /** {@code v}, which is the same for all elements, with the axes of the batch. */
  public TensorVariable spread(TensorVariable v) {
    return spread(v, lengths());
  }

  /** {@code v} with axes of these lengths in front. */
  public static TensorVariable spread(TensorVariable v, List<TensorVariable> lengths) {
    List<TensorVariable> all = new ArrayList<>(lengths);
    all.addAll(Lengths.of(v));
    return BroadcastTo.of(v, MakeVector.of(all));
  }

  /** {@code v}, that has the axes of the batch, with axes of length 1 behind these up to a rank. */
  public TensorVariable ranked(TensorVariable v, int rank) {
    int more = rank - (v.ndim() - axes);
    if (more == 0) return v;
    int[] pattern =
        IntStream.range(0, axes + rank)
            .map(i -> i < axes ? i : i < axes + more ? -1 : i - more)
            .toArray();
    return DimShuffle.of(v, pattern);
  }

  /** The inputs such that they broadcast as those of one element do, aligned at the last axis. */
  public List<TensorVariable> aligned() {
    int rank = IntStream.range(0, inputs.size()).map(this::rank).max().orElse(0);
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> has(i) ? ranked(in(i), rank) : in(i))
        .toList();
  }

  /** The length of axis {@code axis} of input {@code i} for one element. */
  public TensorVariable length(int i, int axis) {
    return Length.of(in(i), has(i) ? axis + axes : axis);
  }

  /** The shape of input {@code i} for one element. */
  public TensorVariable shapeOf(int i) {
    return MakeVector.of(IntStream.range(0, rank(i)).mapToObj(a -> length(i, a)).toList());
  }
}
