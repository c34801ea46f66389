package damo.op.shape;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Axes permuted, inserted with length 1, and dropped where their length is 1.
 *
 * @param pattern for each axis of the output, the axis of the input, or −1 for a new one
 */
public record DimShuffle(Ints pattern) implements TensorOp {
  /** {@code x} by {@code pattern}; itself if nothing changes. */
  public static TensorVariable of(TensorVariable x, int... pattern) {
    Ints p = Ints.of(pattern);
    return p.equals(Ints.range(0, x.ndim())) ? x : new DimShuffle(p).apply(x);
  }

  /** A pattern as users write it: ints and {@code 'x'} (char or string). */
  public static int[] parse(TensorVariable x, Object... pattern) {
    return Arrays.stream(pattern).mapToInt(o -> entry(x, o, pattern)).toArray();
  }

  private static int entry(TensorVariable x, Object o, Object[] whole) {
    if (o.equals('x') || o.equals("x")) return -1;
    if (o instanceof Integer i) return damo.op.reduce.Reduced.axis("dimshuffle", x, i);
    throw new DamoException(
        "a dimshuffle pattern has axes and 'x', got " + o + " in " + Arrays.toString(whole));
  }

  @Override
  public String name() {
    return "dimshuffle";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    check(x);
    IntStream lengths = pattern.stream().map(a -> a < 0 ? 1 : x.type().lengths().get(a));
    return List.of(new TensorType(x.dtype(), Ints.of(lengths.toArray())));
  }

  private void check(TensorVariable x) {
    for (int axis = 0; axis < x.ndim(); axis++) {
      int a = axis;
      long uses = pattern.stream().filter(p -> p == a).count();
      if (uses > 1)
        throw new ShapeException(
            "dimshuffle of " + x.label() + " uses axis " + axis + " twice: " + pattern);
      if (uses == 0 && x.type().lengths().get(axis) > 1) {
        throw new ShapeException(
            "dimshuffle of "
                + x.label()
                + " drops axis "
                + axis
                + ", whose length is "
                + x.type().lengths().get(axis)
                + "; only an axis of length 1 can go");
      }
    }
    if (pattern.stream().anyMatch(p -> p >= x.ndim())) {
      throw new ShapeException(
          "dimshuffle of " + x.label() + ", which has " + x.ndim() + " axes: " + pattern);
    }
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.View(new ViewMap.DimShuffle(pattern));
  }

  /** The pattern that takes the output back to an input of rank {@code ndim}. */
  public int[] inverse(int ndim) {
    int[] back = new int[ndim];
    Arrays.fill(back, -1);
    for (int i = 0; i < pattern.size(); i++) if (pattern.get(i) >= 0) back[pattern.get(i)] = i;
    return back;
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return List.of(Gradient.of(of(TensorOp.only(outputGradients), inverse(node.in(0).ndim()))));
  }
}
