package damo.rewrite.engine;

import damo.op.elemwise.Elemwise;
import damo.op.elemwise.SameShape;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.Collection;

/** Keeping the shape of an expression whose operands drop out. */
public final class Covering {
  private Covering() {}

  /**
   * {@code found} in the shape it would have if it were broadcast with {@code dropped} too: filled
   * into each of them that may decide a length.
   */
  public static TensorVariable of(TensorVariable found, Collection<TensorVariable> dropped) {
    TensorVariable out = found;
    for (TensorVariable d : dropped) if (mayDecide(d, out)) out = fill(d, out);
    return out;
  }

  private static TensorVariable fill(TensorVariable like, TensorVariable x) {
    return Elemwise.of(Prim.SECOND, SameShape.root(like), x);
  }

  private static boolean mayDecide(TensorVariable dropped, TensorVariable found) {
    boolean ones =
        dropped.ndim() <= found.ndim() && dropped.type().lengths().stream().allMatch(n -> n == 1);
    return !ones && !SameShape.known(dropped, found);
  }
}
