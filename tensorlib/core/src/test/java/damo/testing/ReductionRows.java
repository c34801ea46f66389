package damo.testing;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Axes;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Elements along axes become one. */
final class ReductionRows {
  private static final int[][] SHAPES = {{2, 3, 4}, {3, 1}, {1, 4}, {5}, {}};
  private final List<OpRow> rows = new ArrayList<>();

  static List<OpRow> rows() {
    ReductionRows table = new ReductionRows();
    table.row("sum", TensorVariable::sum, x -> Arrays.stream(x).sum(), true);
    table.row("mean", TensorVariable::mean, ReductionRows::mean, false);
    table.row("prod", TensorVariable::prod, ReductionRows::product, true);
    table.row("max", TensorVariable::max, x -> Arrays.stream(x).max().orElseThrow(), false);
    table.row("min", TensorVariable::min, x -> Arrays.stream(x).min().orElseThrow(), false);
    table.row(
        "any", TensorVariable::any, x -> DoubleStream.of(x).anyMatch(a -> a != 0) ? 1 : 0, true);
    table.row(
        "all", TensorVariable::all, x -> DoubleStream.of(x).allMatch(a -> a != 0) ? 1 : 0, true);
    table.row(
        "argmax",
        TensorVariable::argmax,
        x -> first(x, Arrays.stream(x).max().orElseThrow()),
        false);
    table.row(
        "argmin",
        TensorVariable::argmin,
        x -> first(x, Arrays.stream(x).min().orElseThrow()),
        false);
    table.row("var", TensorVariable::var, ReductionRows::variance, false);
    table.row("std", TensorVariable::std, x -> Math.sqrt(variance(x)), false);
    table.odd();
    return table.rows;
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).sum() / x.length;
  }

  private static double product(double[] x) {
    return Arrays.stream(x).reduce(1, (a, b) -> a * b);
  }

  private static double variance(double[] x) {
    return Arrays.stream(x).map(a -> (a - mean(x)) * (a - mean(x))).sum() / x.length;
  }

  private static int first(double[] x, double value) {
    return IntStream.range(0, x.length)
        .filter(i -> x[i] == value || Double.isNaN(x[i]))
        .findFirst()
        .orElseThrow();
  }

  private void row(
      String name,
      BiFunction<TensorVariable, Axes, TensorVariable> op,
      ToDoubleFunction<double[]> plain,
      boolean ofNothing) {
    Samples s = new Samples(name.hashCode());
    List<OpCase> cases = new ArrayList<>();
    for (int[] shape : SHAPES)
      for (int[] axes : axes(shape.length)) {
        boolean flat = name.equals("std") && Arrays.stream(axes).allMatch(a -> shape[a] == 1);
        OpCase one = one(op, plain, s.reals(shape), axes, shape.length % 2 == 0);
        cases.add(flat ? one.rough() : one);
      }
    for (DType dtype : List.of(DType.FLOAT32, DType.INT32, DType.INT8, DType.UINT8))
      cases.add(one(op, plain, s.value(dtype, Domain.REAL, 3, 2), new int[] {1}, false));
    if (!name.equals("std") && !name.equals("var") && !name.equals("mean"))
      cases.add(one(op, plain, s.value(DType.BOOL, Domain.REAL, 2, 3), new int[] {0}, true));
    for (int[] axes : axes(2)) {
      cases.add(one(op, plain, s.reals(70, 90), axes, false));
      cases.add(one(op, plain, s.value(DType.FLOAT32, Domain.UNIT, 90, 70), axes, true));
    }
    cases.add(one(op, plain, s.reals(0, 3), new int[] {1}, false));
    if (ofNothing) cases.add(one(op, plain, s.reals(0, 3), new int[] {0}, false));
    cases.add(
        one(op, plain, s.value(DType.FLOAT64, Domain.TIES, 3, 4), new int[] {1}, true).rough());
    rows.add(new OpRow(name, cases));
  }

  /** No axis, each axis, the last two, all. */
  private static List<int[]> axes(int ndim) {
    List<int[]> out = new ArrayList<>();
    for (int i = 0; i < ndim; i++) out.add(new int[] {i});
    if (ndim > 2) out.add(new int[] {ndim - 2, ndim - 1});
    if (ndim > 2) out.add(new int[] {0, ndim - 1});
    out.add(IntStream.range(0, ndim).toArray());
    return out;
  }

  private static OpCase one(
      BiFunction<TensorVariable, Axes, TensorVariable> op,
      ToDoubleFunction<double[]> plain,
      Value x,
      int[] axes,
      boolean keepdims) {
    Axes options = Axes.of(axes).keepdims(keepdims);
    String name = "along " + Arrays.toString(axes) + (keepdims ? " keeping" : "");
    return OpCase.unary(name, v -> op.apply(v, options), x)
        .gives(Plain.reduce(x, Ints.of(axes), keepdims, plain));
  }

  private void odd() {
    double nan = Double.NaN;
    Value x = Plain.vector(1, nan, 3, Double.POSITIVE_INFINITY);
    Samples s = new Samples(3);
    Value zeros = Plain.array(Ints.of(3, 3), 1, 0, 2, 3, 4, 5, 0, 6, 0);
    rows.add(
        OpRow.of(
            "reductions of NaN",
            OpCase.unary("max", v -> v.max(), x).gives(Plain.scalar(nan)).rough(),
            OpCase.unary("min", v -> v.min(), x).gives(Plain.scalar(nan)).rough(),
            OpCase.unary("argmax", v -> v.argmax(), x).gives(Plain.scalar(1)).rough(),
            OpCase.unary("argmin", v -> v.argmin(), x).gives(Plain.scalar(1)).rough(),
            OpCase.unary("sum", v -> v.sum(), x).gives(Plain.scalar(nan)).rough(),
            OpCase.unary("any", v -> v.any(), x).gives(Plain.scalar(1)).rough()));
    rows.add(
        OpRow.of(
            "prod with zeros",
            OpCase.unary("prod", v -> v.prod(1), zeros).gives(Plain.vector(0, 60, 0)),
            OpCase.unary("prod", v -> v.prod(), zeros).gives(Plain.scalar(0)),
            OpCase.unary("prod of none", v -> v.prod(new int[] {0, 1}), s.reals(2, 3, 0))));
    rows.add(
        OpRow.of(
            "options of reductions",
            OpCase.unary(
                    "sum as int32",
                    v -> v.sum(Axes.all().dtype(DType.INT32)),
                    Plain.integers(DType.INT8, 100, 100, 100))
                .gives(Plain.scalar(300)),
            OpCase.unary(
                "sum as int32",
                v -> v.sum(Axes.all().dtype(DType.INT32)),
                s.below(9, DType.INT8, 7)),
            OpCase.unary(
                "sum in float32",
                v -> v.sum(Axes.of(0).accDtype(DType.FLOAT32)),
                s.value(DType.FLOAT32, Domain.REAL, 4, 2)),
            OpCase.unary(
                "mean as float64",
                v -> v.mean(Axes.of(-1).dtype(DType.FLOAT64)),
                s.value(DType.FLOAT32, Domain.REAL, 4, 2)),
            OpCase.unary("var with ddof", v -> v.var(Axes.of(1).ddof(1)), s.reals(3, 4)),
            OpCase.unary("var of all with ddof", v -> v.var(Axes.all().ddof(2)), s.reals(3, 4)),
            OpCase.unary(
                "std as float64",
                v -> v.std(Axes.of(-1).dtype(DType.FLOAT64)),
                s.value(DType.FLOAT32, Domain.REAL, 3, 4)),
            OpCase.unary(
                "max as float64",
                v -> v.max(Axes.of(0).dtype(DType.FLOAT64)),
                s.value(DType.FLOAT32, Domain.REAL, 3, 4)),
            OpCase.unary(
                "argmax as int32", v -> v.argmax(Axes.of(1).dtype(DType.INT32)), s.reals(3, 4)),
            OpCase.unary(
                "any as int8",
                v -> v.any(Axes.of(1).dtype(DType.INT8)),
                s.value(DType.BOOL, Domain.REAL, 3, 4)),
            OpCase.unary(
                "prod without zeros",
                v -> v.prod(Axes.of(1).noZerosInInput(true).keepdims(true)),
                s.reals(3, 4)),
            OpCase.unary(
                "prod of all without zeros",
                v -> v.prod(Axes.all().noZerosInInput(true)),
                s.value(DType.FLOAT64, Domain.ABOVE_ONE, 2, 3)),
            OpCase.unary("sum along a negative axis", v -> v.sum(-2), s.reals(2, 3, 2))));
  }
}
