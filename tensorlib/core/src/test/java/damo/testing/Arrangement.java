package damo.testing;

import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Elements;
import damo.value.Value;

/** Ways to lay out an operand in memory: the graph shows the same elements, by other strides. */
public enum Arrangement {
  TRANSPOSED {
    @Override
    public Value stored(Value v) {
      int last = v.rank() - 1;
      int[] shape = new int[v.rank()];
      for (int i = 0; i <= last; i++) shape[i] = v.shape().get(last - i);
      return moved(v, shape, (at, axis) -> at[last - axis]);
    }

    @Override
    public TensorVariable shown(TensorVariable stored) {
      return stored.transpose();
    }
  },
  REVERSED {
    @Override
    public Value stored(Value v) {
      if (v.rank() == 0) return v;
      int n = v.shape().get(v.rank() - 1);
      return moved(
          v, v.shape().toArray(), (at, axis) -> axis == v.rank() - 1 ? n - 1 - at[axis] : at[axis]);
    }

    @Override
    public TensorVariable shown(TensorVariable stored) {
      return stored.ndim() == 0 ? stored : stored.get("...", "::-1");
    }
  },
  /** Every second row of a longer array, from the second on. */
  SPREAD {
    @Override
    public Value stored(Value v) {
      if (v.rank() == 0) return v;
      int[] shape = v.shape().toArray();
      shape[0] = 2 * shape[0] + 1;
      return moved(v, shape, (at, axis) -> axis == 0 ? Math.max(0, (at[0] - 1) / 2) : at[axis]);
    }

    @Override
    public TensorVariable shown(TensorVariable stored) {
      return stored.ndim() == 0 ? stored : stored.get("1::2");
    }
  };

  /** What to hand in so that {@link #shown} shows {@code v}. */
  public abstract Value stored(Value v);

  /** The view that shows what was stored. */
  public abstract TensorVariable shown(TensorVariable stored);

  private interface Source {
    int at(int[] position, int axis);
  }

  private static Value moved(Value v, int[] shape, Source from) {
    if (v.size() == 0) return Value.zeros(v.dtype(), Ints.of(shape));
    Value out = Value.zeros(v.dtype(), Ints.of(shape));
    Elements elements = Elements.of(v.dtype());
    for (int i = 0; i < out.size(); i++) {
      int[] at = Plain.position(i, out.shape());
      int[] source = new int[at.length];
      for (int a = 0; a < at.length; a++) source[a] = from.at(at, a);
      int k = Plain.flat(source, v.shape());
      if (v.dtype().isFloat()) elements.setDouble(out.array(), i, v.getDouble(k));
      else elements.setLong(out.array(), i, v.getLong(k));
    }
    return out;
  }
}
