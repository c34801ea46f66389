package damo.link;

import damo.error.ShapeException;
import damo.graph.Apply;
import damo.scalar.Ints;
import damo.tensor.TensorType;

/** The rank of a result is part of its type, whatever the vector of lengths that it follows. */
public final class DeclaredRank {
  private DeclaredRank() {}

  /**
   * Looks whether output {@code i} of a node may have a shape.
   *
   * @throws ShapeException if its rank is another than was declared
   */
  public static void check(Apply node, int i, Ints shape) {
    int declared = ((TensorType) node.output(i).type()).ndim();
    if (shape.size() != declared)
      throw new ShapeException(
          "its result has rank "
              + declared
              + ", and the lengths given make the shape "
              + Geometry.text(shape));
  }
}
