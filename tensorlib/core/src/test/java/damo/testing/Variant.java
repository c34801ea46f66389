package damo.testing;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways to make cases of another by changing its inputs alone. */
public enum Variant {
  FLOAT32 {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return floats(c, v -> v.cast(DType.FLOAT32));
    }
  },
  INTEGERS {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return Stream.of(DType.INT64, DType.INT8, DType.UINT8)
          .flatMap(dtype -> floats(c, v -> integers(v, dtype)));
    }
  },
  BOOLS {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return floats(c, v -> mapped(v.cast(DType.BOOL), (i, x) -> i % 2));
    }
  },
  NAN {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return withFirst(c, Double.NaN);
    }
  },
  INFINITE {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return Stream.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
          .flatMap(x -> withFirst(c, x));
    }
  },
  TIES {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return floats(c, v -> mapped(v, (i, x) -> v.getDouble(i / 2 * 2)));
    }
  },
  /** One input has length 1 along an axis in which another has more. */
  BROADCAST {
    @Override
    public Stream<OpCase> of(OpCase c) {
      List<OpCase> out = new ArrayList<>();
      for (int i = 0; i < c.inputs().size(); i++) {
        Value v = c.inputs().get(i);
        for (int axis = 0; axis < v.rank(); axis++) {
          if (v.shape().get(axis) < 2 || !isMetAgain(c, i)) continue;
          List<Value> inputs = new ArrayList<>(c.inputs());
          inputs.set(i, shortened(v, with(v.shape(), axis, 1)));
          out.add(c.having(inputs, c.smooth()));
        }
      }
      return out.stream();
    }
  },
  /** All axes of one length have 1 instead. */
  LENGTH_1 {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return shortened(c, 1);
    }
  },
  EMPTY {
    @Override
    public Stream<OpCase> of(OpCase c) {
      return shortened(c, 0);
    }
  },
  RANK_0 {
    @Override
    public Stream<OpCase> of(OpCase c) {
      boolean isPossible = c.inputs().stream().allMatch(v -> v.size() > 0);
      return isPossible
          ? changed(c, c.inputs().stream().map(v -> shortened(v, Ints.of())).toList(), c.smooth())
          : Stream.of();
    }
  };

  /** The cases; none where nothing would change. */
  public abstract Stream<OpCase> of(OpCase c);

  /** Whether an op can be right to take no such inputs at all. */
  public boolean mayBeRefused() {
    return switch (this) {
      case INTEGERS, BOOLS, BROADCAST, RANK_0 -> true;
      case FLOAT32, NAN, INFINITE, TIES, LENGTH_1, EMPTY -> false;
    };
  }

  private static Stream<OpCase> changed(OpCase c, List<Value> inputs, boolean isSmooth) {
    return inputs.equals(c.inputs()) ? Stream.of() : Stream.of(c.having(inputs, isSmooth));
  }

  private static Stream<OpCase> floats(OpCase c, UnaryOperator<Value> change) {
    return changed(
        c, c.inputs().stream().map(v -> v.dtype().isFloat() ? change.apply(v) : v).toList(), false);
  }

  /** Each float input in turn, with another first element. */
  private static Stream<OpCase> withFirst(OpCase c, double x) {
    return c.floats().stream()
        .filter(i -> c.inputs().get(i).size() > 0)
        .map(i -> {
          List<Value> inputs = new ArrayList<>(c.inputs());
          inputs.set(i, mapped(inputs.get(i), (k, old) -> k == 0 ? x : old));
          return c.having(inputs, false);
        });
  }

  private static Value integers(Value v, DType dtype) {
    boolean unsigned = dtype.kind() == DType.Kind.UINT;
    return mapped(v, (i, x) -> unsigned ? Math.abs(Math.rint(x)) : Math.rint(x)).cast(dtype);
  }

  private static Ints with(Ints shape, int axis, int length) {
    int[] out = shape.toArray();
    out[axis] = length;
    return Ints.of(out);
  }

  /** Whether another input has the same shape. */
  private static boolean isMetAgain(OpCase c, int input) {
    Ints shape = c.inputs().get(input).shape();
    return c.inputs().stream().filter(v -> v.shape().equals(shape)).count() > 1;
  }

  private static Stream<OpCase> shortened(OpCase c, int to) {
    TreeSet<Integer> lengths = new TreeSet<>();
    c.inputs().forEach(v -> v.shape().stream().filter(n -> n > to).forEach(lengths::add));
    return lengths.stream()
        .flatMap(length ->
            changed(
                c,
                c.inputs().stream()
                    .map(v ->
                        shortened(
                            v,
                            Ints.of(v.shape().stream().map(n -> n == length ? to : n).toArray())))
                    .toList(),
                c.smooth()));
  }

  /** The elements at the beginning of each axis, or of all for rank 0. */
  private static Value shortened(Value v, Ints shape) {
    Value out = Value.zeros(v.dtype(), shape);
    for (int i = 0; i < out.size(); i++) {
      int from = shape.size() == v.rank() ? Plain.flat(Plain.position(i, shape), v.shape()) : 0;
      copy(v, from, out, i);
    }
    return out;
  }

  private interface Change {
    double at(int i, double old);
  }

  private static Value mapped(Value v, Change change) {
    Value out = Value.zeros(v.dtype(), v.shape());
    for (int i = 0; i < v.size(); i++) {
      double x = change.at(i, v.getDouble(i));
      if (v.dtype().isFloat()) Elements.of(v.dtype()).setDouble(out.array(), i, x);
      else Elements.of(v.dtype()).setLong(out.array(), i, (long) x);
    }
    return out;
  }

  private static void copy(Value from, int i, Value to, int k) {
    Elements elements = Elements.of(from.dtype());
    if (from.dtype().isFloat()) elements.setDouble(to.array(), k, from.getDouble(i));
    else elements.setLong(to.array(), k, from.getLong(i));
  }
}
