package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Function;
import damo.compile.Mode;
import damo.grad.batch.Lifting;
import damo.graph.Variable;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.OpCase;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.TensorAssert;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op for a batch of two: its results are those for each element. */
class OpBatchTest {
  /** A large array tells no more. */
  private static final int LARGE = 300;

  static Stream<OpRow> rows() {
    return OpTable.rows().stream()
        .map(OpBatchTest::comparable)
        .filter(row -> !row.cases().isEmpty());
  }

  /**
   * A branch is not left out where the condition differs between elements, so none may be an error.
   */
  private static OpRow comparable(OpRow row) {
    return new OpRow(
        row.name(),
        row.cases().stream()
            .filter(c -> c.inputs().stream().mapToInt(Value::size).sum() <= LARGE)
            .filter(c -> !c.name().equals("raise"))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aBatchIsEachOfItsElements(OpRow row) {
    for (OpCase c : row.cases()) {
      Elementwise each = new Elementwise(c);
      List<Value> other = other(each);
      for (boolean[] batched : choices(c.inputs().size())) {
        int most = isAll(batched) ? 2 : 1;
        for (int axes = 1; axes <= most; axes++) {
          String what =
              c + " with " + axes + " axes of a batch in " + java.util.Arrays.toString(batched);
          try {
            check(each, other, batched, axes, what);
          } catch (RuntimeException e) {
            throw new AssertionError(what + ": " + e, e);
          }
        }
      }
    }
  }

  private static boolean isAll(boolean[] batched) {
    return IntStream.range(0, batched.length).allMatch(i -> batched[i]);
  }

  /** The expression of a case, for one element. */
  private record Elementwise(
      OpCase of, List<TensorVariable> inputs, TensorVariable out, Function function) {
    Elementwise(OpCase c) {
      this(c, c.variables(c.declarations().getFirst()));
    }

    private Elementwise(OpCase c, List<TensorVariable> inputs) {
      this(c, inputs, c.expression().of(inputs));
    }

    private Elementwise(OpCase c, List<TensorVariable> inputs, TensorVariable out) {
      this(c, inputs, out, Compiled.function(inputs, List.of(out), Mode.FAST_COMPILE));
    }

    Value at(List<Value> values) {
      return Compiled.call(function, values).getFirst().copy();
    }
  }

  /** All inputs in a batch, and each of them alone. */
  private static List<boolean[]> choices(int inputs) {
    List<boolean[]> out = new ArrayList<>();
    boolean[] all = new boolean[inputs];
    java.util.Arrays.fill(all, true);
    if (inputs > 0) out.add(all);
    for (int i = 0; inputs > 1 && i < inputs; i++) {
      boolean[] one = new boolean[inputs];
      one[i] = true;
      out.add(one);
    }
    return out;
  }

  /** Other elements with results of the same shape: the same in reverse, if that can be. */
  private static List<Value> other(Elementwise each) {
    List<Value> inputs = each.of().inputs();
    List<Value> reversed = inputs.stream().map(OpBatchTest::reversed).toList();
    try {
      Ints shape = each.at(inputs).shape();
      boolean fits =
          choices(inputs.size()).stream()
              .allMatch(
                  choice -> each.at(chosen(each.of(), reversed, choice)).shape().equals(shape));
      return fits ? reversed : inputs;
    } catch (RuntimeException e) {
      return inputs;
    }
  }

  private static Value reversed(Value v) {
    Value out = v.copy();
    Elements elements = Elements.of(v.dtype());
    for (int i = 0, n = v.size(); i < n; i++) {
      if (v.dtype().isFloat()) elements.setDouble(out.array(), i, v.getDouble(n - 1 - i));
      else elements.setLong(out.array(), i, v.getLong(n - 1 - i));
    }
    return out;
  }

  private static List<Value> chosen(OpCase c, List<Value> other, boolean[] batched) {
    return IntStream.range(0, batched.length)
        .mapToObj(i -> batched[i] ? other.get(i) : c.inputs().get(i))
        .toList();
  }

  private static void check(
      Elementwise each, List<Value> other, boolean[] batched, int axes, String what) {
    OpCase c = each.of();
    List<TensorVariable> one = each.inputs();
    TensorVariable out = each.out();
    List<TensorVariable> inputs = new ArrayList<>(one);
    List<Value> values = new ArrayList<>(c.inputs());
    Map<Variable, TensorVariable> lifted = new HashMap<>();
    for (int i = 0; i < batched.length; i++) {
      if (!batched[i]) continue;
      inputs.set(i, withAxes(one.get(i), axes));
      values.set(i, both(c.inputs().get(i), other.get(i), axes));
      lifted.put(one.get(i), inputs.get(i));
    }
    TensorVariable all = Lifting.of(List.of(out), lifted, axes).getFirst();
    List<Value> want = List.of(each.at(c.inputs()), each.at(chosen(c, other, batched)));
    Mode mode = axes == 1 ? Mode.FAST_RUN : Mode.FAST_COMPILE;
    Function f = Compiled.function(inputs, List.of(all), mode);
    Value got = Compiled.call(f, values).getFirst();
    if (all.ndim() == out.ndim()) {
      for (Value w : want) TensorAssert.assertSame(w, got, what);
    } else {
      TensorAssert.assertSame(both(want.get(0), want.get(1), axes), got, what);
      if (axes == 1) checkEmpty(f, values, batched, what);
    }
  }

  /** Of no elements there are no results. */
  private static void checkEmpty(Function f, List<Value> values, boolean[] batched, String what) {
    List<Value> none = new ArrayList<>(values);
    for (int i = 0; i < batched.length; i++)
      if (batched[i]) none.set(i, Value.zeros(values.get(i).dtype(), shape(values.get(i), 0)));
    Value got = Compiled.call(f, none).getFirst();
    assertEquals(0, got.shape().get(0), what + " without elements");
  }

  private static Ints shape(Value v, int first) {
    int[] out = v.shape().toArray();
    out[0] = first;
    return Ints.of(out);
  }

  private static TensorVariable withAxes(TensorVariable one, int axes) {
    IntStream lengths =
        IntStream.concat(IntStream.of(-1).limit(axes), one.type().lengths().stream());
    if (axes == 2) lengths = IntStream.concat(IntStream.of(1), lengths);
    return new TensorType(one.dtype(), Ints.of(lengths.toArray())).variable(one.name());
  }

  /** Both arrays along a new axis in front; of two axes the first has length 1. */
  private static Value both(Value a, Value b, int axes) {
    IntStream lengths = IntStream.concat(IntStream.of(2), a.shape().stream());
    if (axes == 2) lengths = IntStream.concat(IntStream.of(1), lengths);
    Value out = Value.zeros(a.dtype(), Ints.of(lengths.toArray()));
    Elements elements = Elements.of(a.dtype());
    for (int k = 0; k < 2; k++) {
      Value from = k == 0 ? a : b;
      for (int i = 0, n = from.size(); i < n; i++) {
        if (a.dtype().isFloat()) elements.setDouble(out.array(), k * n + i, from.getDouble(i));
        else elements.setLong(out.array(), k * n + i, from.getLong(i));
      }
    }
    return out;
  }
}
