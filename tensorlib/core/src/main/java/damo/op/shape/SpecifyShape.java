package damo.op.shape;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.op.TensorOp;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Input 0 itself, whose lengths along {@code axes} must be those of input 1, an integer vector;
 * anything else is an error when it runs.
 *
 * @param what is said of an expected length, before it, where it is another
 */
public record SpecifyShape(Ints axes, String what) implements TensorOp {
  /**
   * {@code x} with the lengths given.
   *
   * @param lengths one for each axis, null for those of which nothing is said
   */
  public static TensorVariable of(
      TensorVariable x, List<? extends @Nullable TensorVariable> lengths) {
    return of(x, lengths, "specified is");
  }

  /** As {@link #of(TensorVariable, List)}, saying in errors what the lengths are. */
  public static TensorVariable of(
      TensorVariable x, List<? extends @Nullable TensorVariable> lengths, String what) {
    if (lengths.size() != x.ndim())
      throw new ShapeException(
          "specifyShape of "
              + x.label()
              + ", which has "
              + x.ndim()
              + " axes: "
              + lengths.size()
              + " lengths are given");
    List<TensorVariable> said = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < x.ndim(); i++) {
      TensorVariable length = lengths.get(i);
      if (length == null || isKnown(x, i, length)) continue;
      axes.add(i);
      said.add(length);
    }
    if (axes.isEmpty()) return x;
    Ints some = Ints.of(axes.stream().mapToInt(Integer::intValue).toArray());
    return new SpecifyShape(some, what).apply(x, MakeVector.of(said));
  }

  private static boolean isKnown(TensorVariable x, int axis, TensorVariable length) {
    return length instanceof TensorConstant c
        && c.value().getLong(0) == x.type().lengths().get(axis);
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("what");
  }

  @Override
  public String name() {
    return "specifyShape";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    Ints said = Lengths.known(inputs.get(1), axes.size());
    int[] lengths = x.type().lengths().toArray();
    for (int k = 0; k < axes.size(); k++) {
      int axis = axes.get(k);
      if (said.get(k) < 0) continue;
      if (lengths[axis] >= 0 && lengths[axis] != said.get(k))
        throw new ShapeException(
            "specifyShape of "
                + x.label()
                + ": axis "
                + axis
                + " has length "
                + lengths[axis]
                + ", "
                + what
                + " "
                + said.get(k));
      lengths[axis] = said.get(k);
    }
    return List.of(new TensorType(x.dtype(), Ints.of(lengths)));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.View(new ViewMap.Specified(axes, what));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return TensorOp.onlyFirst(node, Gradient.of(TensorOp.only(outputGradients)));
  }
}
