package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.tensor.Unique;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What depends on the order of elements. */
final class OrderRows {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final Samples SAMPLES = new Samples(31);
  private static final int[][] SHAPES = {{2, 3, 4}, {3, 1}, {1, 4}, {5}, {0, 3}, {70, 40}};
  private static final Value ODD = Plain.vector(3, NAN, -INF, 1, INF, 0, -1, NAN, 1);
  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    OrderRows table = new OrderRows();
    table.line("sort", TensorVariable::sort, OrderRows::sorted);
    table.line("argsort", TensorVariable::argsort, x -> order(x, false));
    table.line("topk", (x, axis) -> T.topk(x, 1, axis), x -> best(x, order(x, true), 1));
    table.line("topk of least", (x, axis) -> T.topk(x, -1, axis), x -> best(x, order(x, false), 1));
    table.line("argtopk", (x, axis) -> T.argtopk(x, 1, axis), x -> cut(order(x, true), 1));
    table.line("cumsum", TensorVariable::cumsum, OrderRows::sums);
    table.line("cumprod", TensorVariable::cumprod, OrderRows::products);
    table.many();
    table.zeros();
    table.searches();
    table.different();
    return table.rows;
  }

  private static double[] sorted(double[] x) {
    double[] out = x.clone();
    Arrays.sort(out);
    return out;
  }

  /** The positions in order, by a stable sort of boxed numbers; NaN is the greatest. */
  private static double[] order(double[] x, boolean descending) {
    Comparator<Integer> byElement = Comparator.comparingDouble(i -> x[i] + 0.0);
    return IntStream.range(0, x.length)
        .boxed()
        .sorted(descending ? byElement.reversed() : byElement)
        .mapToDouble(Integer::doubleValue)
        .toArray();
  }

  private static double[] cut(double[] positions, int k) {
    return Arrays.copyOf(positions, Math.min(k, positions.length));
  }

  private static double[] best(double[] x, double[] positions, int k) {
    return Arrays.stream(cut(positions, k)).map(i -> x[(int) i]).toArray();
  }

  private static double[] sums(double[] x) {
    double[] out = x.clone();
    for (int i = 1; i < x.length; i++) out[i] += out[i - 1];
    return out;
  }

  private static double[] products(double[] x) {
    double[] out = x.clone();
    for (int i = 1; i < x.length; i++) out[i] *= out[i - 1];
    return out;
  }

  /** An op that makes each line along an axis into another. */
  private void line(
      String name,
      BiFunction<TensorVariable, Integer, TensorVariable> op,
      UnaryOperator<double[]> plain) {
    List<OpCase> cases = new ArrayList<>();
    for (int[] shape : SHAPES)
      for (int axis = 0; axis < shape.length; axis++)
        if (shape[axis] > 0) cases.add(one(op, plain, apart(shape), axis));
    for (DType dtype : DType.values()) {
      Value x =
          dtype == DType.FLOAT16
              ? SAMPLES.value(dtype, Domain.TIES, 3, 5)
              : SAMPLES.value(dtype, Domain.REAL, 3, 5);
      cases.add(one(op, plain, x, 1).rough());
    }
    cases.add(one(op, plain, SAMPLES.value(DType.FLOAT64, Domain.TIES, 4, 6), 0).rough());
    cases.add(one(op, plain, ODD, 0).rough());
    cases.add(one(op, plain, ODD.cast(DType.FLOAT32), 0).rough());
    rows.add(new OpRow(name, cases));
  }

  private static OpCase one(
      BiFunction<TensorVariable, Integer, TensorVariable> op,
      UnaryOperator<double[]> plain,
      Value x,
      int axis) {
    int fromEnd = axis - x.rank();
    return OpCase.unary("along " + axis, v -> op.apply(v, fromEnd), x)
        .gives(Plain.along(x, axis, plain));
  }

  /** Numbers of which no two are close. */
  private static Value apart(int... shape) {
    Value x = SAMPLES.reals(shape);
    List<Integer> places = new ArrayList<>(IntStream.range(0, x.size()).boxed().toList());
    java.util.Collections.shuffle(places, SAMPLES.random());
    double[] out = new double[x.size()];
    Arrays.setAll(out, i -> 0.1 * (places.get(i) - x.size() / 3) + 0.037);
    return Plain.array(x.shape(), out);
  }

  private void many() {
    Value long64 = SAMPLES.value(DType.FLOAT64, Domain.TIES, 500);
    Value odd = apart(5, 3);
    Value long32 = SAMPLES.value(DType.FLOAT32, Domain.UNIT, 300);
    rows.add(
        OpRow.of(
            "long lines",
            OpCase.unary("argsort", x -> x.argsort(), long64)
                .gives(Plain.along(long64, 0, x -> order(x, false)))
                .rough(),
            OpCase.unary("argsort", x -> x.argsort(), long32)
                .gives(Plain.along(long32, 0, x -> order(x, false))),
            OpCase.unary("argtopk of few", x -> T.argtopk(x, 20), long64)
                .gives(Plain.along(long64, 0, x -> cut(order(x, true), 20)))
                .rough(),
            OpCase.unary("argtopk of many", x -> T.argtopk(x, -200), long64)
                .gives(Plain.along(long64, 0, x -> cut(order(x, false), 200)))
                .rough(),
            OpCase.unary("sort flat", x -> T.sort(x.flatten()), apart(3, 4)),
            OpCase.unary("median", x -> T.median(x, 0), odd)
                .gives(Plain.reduce(odd, Ints.of(0), false, OrderRows::middle)),
            OpCase.unary("median of an even number", x -> T.median(x), apart(2, 3)),
            OpCase.unary(
                    "median of integers", x -> T.median(x), Plain.integers(DType.INT8, 9, 1, 4, 2))
                .gives(Plain.scalar(3)),
            OpCase.unary("median of NaN", x -> T.median(x, 0), ODD)
                .gives(Plain.scalar(NAN))
                .rough()));
  }

  private void zeros() {
    Value some = Plain.array(Ints.of(3, 4), 2, 0, 3, 4, 0, 5, 0, 6, -1, 2, 3, 4);
    Value half = Plain.map(some, a -> a / 4);
    rows.add(
        OpRow.of(
            "running totals",
            OpCase.unary("cumsum of all", x -> x.cumsum(), some)
                .gives(Plain.vector(2, 2, 5, 9, 9, 14, 14, 20, 19, 21, 24, 28)),
            OpCase.unary("cumprod of zeros", x -> x.cumprod(1), some)
                .gives(Plain.array(Ints.of(3, 4), 2, 0, 0, 0, 0, 0, 0, 0, -1, -2, -6, -24)),
            OpCase.unary("gradient of cumprod", x -> gradient(x.cumprod(1), x), some),
            OpCase.unary("gradient of cumprod of all", x -> gradient(x.cumprod(), x), some),
            OpCase.unary(
                "gradient of cumprod of nothing", x -> gradient(x.cumprod(), x), SAMPLES.reals(0)),
            OpCase.unary("gradient of cumsum", x -> gradient(x.cumsum(0), x), some),
            OpCase.unary(
                "second derivatives of cumprod", x -> gradient(gradient(x.cumprod(1), x), x), half),
            OpCase.unary("gradient of prod", x -> gradient(x.prod(1), x), some),
            OpCase.unary("gradient of prod of all", x -> gradient(x.get("2:").prod(), x), some),
            OpCase.unary("gradient of prod with zeros", x -> gradient(x.get(0).prod(), x), some),
            OpCase.unary(
                "second derivatives of prod", x -> gradient(gradient(x.prod(0), x), x), half),
            OpCase.unary("gradient of sort", x -> gradient(x.sort(0), x), apart(4, 3)),
            OpCase.unary("gradient of topk", x -> gradient(T.topk(x, 2), x), apart(4, 3))));
  }

  /** The gradient of a function whose curvature is nowhere 0. */
  private static TensorVariable gradient(TensorVariable y, TensorVariable x) {
    TensorVariable z = y.sub(0.3);
    return T.grad(z.sqr().mul(z).add(y.mul(2)).sum(), x);
  }

  private static double middle(double[] x) {
    return sorted(x)[x.length / 2];
  }

  private void searches() {
    Value steps = Plain.vector(-1, 0, 2, 2, 5);
    Value wanted = Plain.array(Ints.of(2, 4), 2, -3, 9, 0, 5, 1, NAN, -INF);
    rows.add(
        OpRow.of(
            "searchsorted",
            OpCase.binary("left", (s, v) -> T.searchsorted(s, v), steps, wanted)
                .gives(Plain.array(Ints.of(2, 4), 2, 0, 5, 1, 4, 2, 5, 0))
                .rough(),
            OpCase.binary("right", (s, v) -> T.searchsorted(s, v, "right"), steps, wanted)
                .gives(Plain.array(Ints.of(2, 4), 4, 0, 5, 2, 5, 2, 5, 0))
                .rough(),
            OpCase.ternary(
                    "by a sorter",
                    (s, v, i) -> T.searchsorted(s, v, "left", i),
                    Plain.vector(5, 1, 3),
                    Plain.scalar(3),
                    Plain.integers(DType.INT32, 1, 2, 0))
                .gives(Plain.scalar(1))
                .rough(),
            OpCase.binary(
                    "of two dtypes",
                    (s, v) -> T.searchsorted(s, v),
                    Plain.integers(DType.UINT8, 1, 200, 255),
                    Plain.integers(DType.INT16, -1, 200, 300))
                .gives(Plain.vector(0, 1, 3)),
            OpCase.binary("in nothing", (s, v) -> T.searchsorted(s, v), Plain.vector(), steps)
                .gives(Plain.vector(0, 0, 0, 0, 0))
                .rough()));
  }

  private void different() {
    Value x = Plain.array(Ints.of(2, 4), 3, 1, NAN, 1, 2, 3, 1, NAN);
    Value parts = Plain.array(Ints.of(4, 2), 2, 1, 0, 9, 2, 1, 0, 8);
    Unique all = Unique.of().index(true).inverse(true).counts(true);
    rows.add(
        OpRow.of(
            "unique",
            OpCase.unary("elements", T::unique, x).gives(Plain.vector(1, 2, 3, NAN)).rough(),
            OpCase.unary("elements", T::unique, apart(2, 3)),
            OpCase.unary("first positions", v -> T.unique(v, all).get(1), x)
                .gives(Plain.vector(1, 4, 0, 2))
                .rough(),
            OpCase.unary("inverse", v -> T.unique(v, all).get(2), x)
                .gives(Plain.vector(2, 0, 3, 0, 1, 2, 0, 3))
                .rough(),
            OpCase.unary("counts", v -> T.unique(v, all).get(3), x)
                .gives(Plain.vector(3, 1, 2, 2))
                .rough(),
            OpCase.unary("rows", v -> T.unique(v, all.axis(0)).get(0), parts)
                .gives(Plain.array(Ints.of(3, 2), 0, 8, 0, 9, 2, 1))
                .rough(),
            OpCase.unary("counts of rows", v -> T.unique(v, all.axis(0)).get(3), parts)
                .gives(Plain.vector(1, 1, 2))
                .rough(),
            OpCase.unary("columns", v -> T.unique(v, Unique.of().axis(-1)).get(0), apart(2, 3)),
            OpCase.unary("nothing", T::unique, Plain.vector()).gives(Plain.vector()),
            OpCase.unary("unsigned integers", T::unique, Plain.integers(DType.UINT8, 200, 3, 200))
                .gives(Plain.vector(3, 200))));
  }
}
