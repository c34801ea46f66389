package damo.op.neighbours;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.TensorOp;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.op.shape.Reshape;
import damo.op.shape.ShapeOf;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each patch of images as a row of a matrix. */
public record Neighbourhoods(Patches patches) implements TensorOp {
  /** Patches of {@code shape}, {@code step} apart; {@code mode} as users write it. */
  public static TensorVariable of(Object images, int[] shape, int[] step, String mode) {
    Patches patches = new Patches(Ints.of(shape), Ints.of(step), Patches.Mode.of(mode));
    return new Neighbourhoods(patches).apply(Operands.asTensor(images));
  }

  /** Images of {@code original} shape from rows that are patches side by side. */
  public static TensorVariable toImages(Object rows, int[] patch, int[] original) {
    TensorVariable x = Operands.asTensor(rows);
    boolean fits =
        x.ndim() == 2
            && patch.length == 2
            && original.length == 4
            && Arrays.stream(patch).allMatch(n -> n > 0)
            && original[2] % patch[0] == 0
            && original[3] % patch[1] == 0;
    if (!fits)
      throw new ShapeException(
          "neibs2images puts rows of a matrix, patches side by side, to images of 4 lengths; got "
              + x.label()
              + " "
              + x.type()
              + ", patches "
              + Arrays.toString(patch)
              + ", images "
              + Arrays.toString(original));
    int down = original[2] / patch[0];
    int across = original[3] / patch[1];
    TensorVariable apart =
        Reshape.of(
            x, Lengths.vector(original[0], original[1], down, across, patch[0], patch[1]), 6);
    return Reshape.of(DimShuffle.of(apart, 0, 1, 2, 4, 3, 5), Lengths.vector((Object) original), 4);
  }

  @Override
  public Set<String> implied(Apply node) {
    return patches.step().equals(patches.shape()) ? Set.of("step") : Set.of();
  }

  @Override
  public String name() {
    return "images2neibs";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    TensorVariable x = inputs.getFirst();
    if (x.ndim() != 4)
      throw new ShapeException(
          "images2neibs wants images (batch, channels, rows, columns), got "
              + x.label()
              + " of type "
              + x.type());
    return List.of(new TensorType(x.dtype(), patches.rows(x.type().lengths())));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.NEIGHBOURS, patches.toInts());
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    if (!g.dtype().isFloat()) return List.of(Gradient.zero());
    return List.of(
        Gradient.of(new NeighbourhoodsGradient(patches).apply(g, ShapeOf.of(node.in(0)))));
  }
}
