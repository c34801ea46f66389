package damo.testing;

import damo.T;
import damo.op.pool.Windows;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Pool;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pooling, neighbourhoods, and images enlarged. */
final class PoolRows {
  private static final Samples SAMPLES = new Samples(13);
  private static final List<String> MODES =
      List.of("max", "sum", "average_inc_pad", "average_exc_pad");
  private static final List<Pool> OPTIONS =
      List.of(
          Pool.window(2, 2),
          Pool.window(2, 2).ignoreBorder(true),
          Pool.window(3, 2).stride(2, 1).ignoreBorder(true),
          Pool.window(3, 3).stride(2, 2),
          Pool.window(1, 2).stride(2, 3),
          Pool.window(3, 2).pad(2, 1).ignoreBorder(true),
          Pool.window(3).stride(2).pad(1).ignoreBorder(true),
          Pool.window(7, 7));

  private PoolRows() {}

  static List<OpRow> rows() {
    return List.of(pool2d(), pool3d(), gradients(), ofManyKinds(), neighbours(), enlarged());
  }

  private static OpCase pool(int axes, Pool options, Value x) {
    return OpCase.unary(
            options.along(axes).toString(),
            v -> axes == 2 ? T.signal.pool2d(v, options) : T.signal.pool3d(v, options),
            x)
        .gives(plain(options.along(axes), x));
  }

  /** By the definition: each window by itself. */
  static Value plain(Windows windows, Value x) {
    Ints shape = windows.result(x.shape());
    double[] y = new double[Value.sizeOf(shape)];
    for (int i = 0; i < y.length; i++) y[i] = number(windows, x, Plain.position(i, shape));
    return Plain.array(shape, y);
  }

  private static double number(Windows windows, Value x, int[] at) {
    int lead = x.rank() - windows.axes();
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int inside = 0;
    int covered = 0;
    for (int k = 0; k < Value.sizeOf(windows.window()); k++) {
      int[] tap = Plain.position(k, windows.window());
      int[] from = at.clone();
      boolean isInside = true;
      boolean isCovered = true;
      for (int a = 0; a < tap.length; a++) {
        int n = x.shape().get(lead + a);
        int pad = windows.pad().get(a);
        from[lead + a] = at[lead + a] * windows.stride().get(a) + tap[a] - pad;
        isInside &= from[lead + a] >= 0 && from[lead + a] < n;
        isCovered &= from[lead + a] < n + pad;
      }
      if (isCovered) covered++;
      if (!isInside) continue;
      inside++;
      double e = x.getDouble(Plain.flat(from, x.shape()));
      largest = Math.max(largest, e);
      sum += e;
    }
    return switch (windows.mode()) {
      case MAX -> largest;
      case SUM -> sum;
      case AVERAGE_INC_PAD -> sum / covered;
      case AVERAGE_EXC_PAD -> sum / inside;
    };
  }

  private static OpRow pool2d() {
    List<OpCase> cases = new ArrayList<>();
    for (String mode : MODES)
      for (Pool options : OPTIONS) {
        cases.add(pool(2, options.mode(mode), SAMPLES.reals(2, 1, 5, 6)));
        cases.add(pool(2, options.mode(mode), SAMPLES.reals(1, 2, 3, 4)));
      }
    cases.add(pool(2, Pool.window(2, 2), SAMPLES.reals(5, 3)));
    cases.add(pool(2, Pool.window(2, 3), SAMPLES.reals(2, 2, 1, 3, 3)));
    cases.add(pool(2, Pool.window(2, 2), SAMPLES.reals(0, 2, 3, 3)));
    cases.add(pool(2, Pool.window(2, 2), SAMPLES.reals(1, 2, 0, 3)));
    cases.add(pool(2, Pool.window(4, 4).ignoreBorder(true), SAMPLES.reals(1, 1, 3, 5)));
    cases.add(pool(2, Pool.window(1, 1), SAMPLES.reals(1, 1, 3, 2)));
    return new OpRow("pool2d", cases);
  }

  private static OpRow pool3d() {
    List<OpCase> cases = new ArrayList<>();
    for (String mode : MODES) {
      cases.add(pool(3, Pool.window(2, 1, 2).mode(mode), SAMPLES.reals(2, 3, 2, 4)));
      cases.add(
          pool(
              3,
              Pool.window(2, 3, 2).stride(1, 2, 2).pad(1, 0, 1).ignoreBorder(true).mode(mode),
              SAMPLES.reals(1, 2, 3, 5, 2)));
    }
    return new OpRow("pool3d", cases);
  }

  /** Gradients as functions: their gradients are second derivatives. */
  private static OpRow gradients() {
    List<OpCase> cases = new ArrayList<>();
    for (String mode : MODES)
      for (Pool options : OPTIONS)
        cases.add(
            OpCase.unary(
                "gradient of " + options.mode(mode).along(2),
                x -> slope(T.signal.pool2d(x, options.mode(mode)), x),
                SAMPLES.reals(1, 2, 4, 5)));
    cases.add(
        OpCase.unary(
            "second derivative of max",
            x -> slope(slope(T.signal.pool2d(x, OPTIONS.get(3)), x), x),
            SAMPLES.reals(2, 4, 5)));
    Value ties = Plain.array(Ints.of(2, 4), 1, 1, 0, 2, 0, 1, 2, 2);
    cases.add(
        OpCase.unary(
                "to all that are equal",
                x -> T.grad(T.signal.pool2d(x, Pool.window(2, 2)).sum(), x),
                ties)
            .gives(Plain.array(Ints.of(2, 4), 1, 1, 0, 1, 0, 1, 1, 1))
            .rough());
    cases.add(
        OpCase.unary("maxPool2dSameSize", x -> T.signal.maxPool2dSameSize(x, 2, 2), ties)
            .gives(Plain.array(Ints.of(2, 4), 1, 1, 0, 2, 0, 1, 2, 2))
            .rough());
    cases.add(
        OpCase.unary(
            "maxPool2dSameSize with a rest",
            x -> T.signal.maxPool2dSameSize(x, 2, 3),
            SAMPLES.reals(2, 1, 5, 7)));
    cases.add(
        OpCase.unary(
            "second derivatives of max",
            x -> slope(slope(T.signal.pool2d(x, Pool.window(2, 2)), x), x),
            SAMPLES.reals(3, 5)));
    return new OpRow("gradients of pooling", cases);
  }

  private static TensorVariable slope(TensorVariable y, TensorVariable x) {
    return T.grad(y.sqr().sum(), x);
  }

  private static OpRow ofManyKinds() {
    List<OpCase> cases = new ArrayList<>();
    for (DType dtype : DType.values())
      for (String mode : MODES)
        cases.add(
            OpCase.unary(
                mode + " of " + dtype,
                x -> T.signal.pool2d(x, Pool.window(2, 2).mode(mode)),
                SAMPLES.value(dtype, Domain.REAL, 3, 5)));
    for (String mode : MODES)
      cases.add(
          OpCase.unary(
                  mode + " of what is special",
                  x -> T.signal.pool2d(x, Pool.window(2, 2).stride(1, 2).mode(mode)),
                  SAMPLES.value(DType.FLOAT64, Domain.SPECIAL, 7, 9))
              .rough());
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT16))
      cases.add(
          OpCase.unary(
              "gradient of max of " + dtype,
              x -> slope(T.signal.pool2d(x, Pool.window(3, 3).stride(2, 2)), x),
              SAMPLES.value(dtype, Domain.TIES, 2, 6, 7)));
    cases.add(
        OpCase.unary(
                "max of int32",
                x -> T.signal.pool2d(x, Pool.window(2, 2)),
                Plain.array(Ints.of(2, 2), 1, 2, 3, 4).cast(DType.INT32))
            .gives(Plain.array(Ints.of(1, 1), 4)));
    return new OpRow("dtypes of pooling", cases);
  }

  private static OpCase neighbours(String mode, int[] shape, int[] step, Value x, int pad) {
    int n = x.shape().get(2) + 2 * pad;
    int m = x.shape().get(3) + 2 * pad;
    boolean wraps = mode.equals("wrap_centered");
    int down = wraps ? -Math.floorDiv(-n, step[0]) : (n - shape[0]) / step[0] + 1;
    int across = wraps ? -Math.floorDiv(-m, step[1]) : (m - shape[1]) / step[1] + 1;
    Ints lengths = Ints.of(x.shape().get(0), x.shape().get(1), down, across, shape[0], shape[1]);
    double[] rows = new double[Value.sizeOf(lengths)];
    Arrays.setAll(
        rows,
        i -> {
          int[] at = Plain.position(i, lengths);
          int row = at[2] * step[0] + at[4] - (wraps ? shape[0] / 2 : pad);
          int column = at[3] * step[1] + at[5] - (wraps ? shape[1] / 2 : pad);
          if (wraps) {
            row = Math.floorMod(row, n);
            column = Math.floorMod(column, m);
          }
          boolean isInside = row >= 0 && row < n - 2 * pad && column >= 0 && column < m - 2 * pad;
          return isInside
              ? x.getDouble(Plain.flat(new int[] {at[0], at[1], row, column}, x.shape()))
              : 0;
        });
    int patch = shape[0] * shape[1];
    String name = mode + " " + Arrays.toString(shape) + Arrays.toString(step);
    return OpCase.unary(name, v -> T.nnet.images2neibs(v, shape, step, mode), x)
        .gives(Plain.array(Ints.of(patch == 0 ? 0 : rows.length / patch, patch), rows));
  }

  private static OpRow neighbours() {
    int[] two = {2, 2};
    int[] three = {3, 3};
    int[] one = {1, 1};
    return OpRow.of(
        "images2neibs",
        neighbours("valid", two, two, SAMPLES.reals(2, 2, 4, 6), 0),
        neighbours("valid", new int[] {1, 3}, one, SAMPLES.reals(1, 2, 3, 4), 0),
        neighbours("ignore_borders", two, two, SAMPLES.reals(2, 1, 5, 3), 0),
        neighbours("ignore_borders", two, new int[] {3, 1}, SAMPLES.reals(1, 1, 6, 3), 0),
        neighbours("wrap_centered", three, one, SAMPLES.reals(1, 2, 3, 4), 0),
        neighbours("wrap_centered", three, two, SAMPLES.reals(2, 1, 5, 4), 0),
        neighbours("half", three, one, SAMPLES.reals(1, 1, 3, 4), 1),
        neighbours("full", two, one, SAMPLES.reals(1, 2, 3, 2), 1),
        OpCase.unary("side by side", x -> T.nnet.images2neibs(x, two), SAMPLES.reals(0, 1, 2, 2)),
        OpCase.unary(
            "of integers",
            x -> T.nnet.images2neibs(x, two, one),
            SAMPLES.value(DType.INT32, Domain.REAL, 1, 2, 3, 3)),
        OpCase.unary(
            "gradient",
            x -> slope(T.nnet.images2neibs(x, three, one, "wrap_centered"), x),
            SAMPLES.reals(1, 1, 3, 4)),
        OpCase.unary(
            "and back",
            x ->
                T.nnet.neibs2images(
                    T.nnet.images2neibs(x, new int[] {2, 3}),
                    new int[] {2, 3},
                    new int[] {2, 1, 4, 6}),
            SAMPLES.reals(2, 1, 4, 6)));
  }

  /** Interpolated between copies of the first and last elements. */
  private static double between(double[] x, double at) {
    double inside = Math.clamp(at, 0, x.length - 1.0);
    int before = (int) Math.floor(inside);
    double part = inside - before;
    return part == 0 ? x[before] : x[before] * (1 - part) + x[before + 1] * part;
  }

  private static Value enlarged(Value x, int num, int den) {
    int n = Math.ceilDiv(x.shape().get(2) * num, den);
    int m = Math.ceilDiv(x.shape().get(3) * num, den);
    Ints shape = Ints.of(x.shape().get(0), x.shape().get(1), n, m);
    double[] y = new double[Value.sizeOf(shape)];
    double shift = Math.floorDiv(num - 1, 2);
    for (int i = 0; i < y.length; i++) {
      int[] at = Plain.position(i, shape);
      double[] column = new double[x.shape().get(2)];
      for (int r = 0; r < column.length; r++) {
        double[] row = new double[x.shape().get(3)];
        for (int c = 0; c < row.length; c++)
          row[c] = x.getDouble(Plain.flat(new int[] {at[0], at[1], r, c}, x.shape()));
        column[r] = between(row, (at[3] * den - shift) / num);
      }
      y[i] = between(column, (at[2] * den - shift) / num);
    }
    return Plain.array(shape, y);
  }

  private static OpRow enlarged() {
    Value x = SAMPLES.reals(1, 2, 3, 2);
    List<OpCase> cases = new ArrayList<>();
    for (int ratio = 1; ratio <= 4; ratio++) {
      int r = ratio;
      cases.add(
          OpCase.unary("by " + r, v -> T.nnet.bilinearUpsampling(v, r), x)
              .gives(enlarged(x, r, 1)));
    }
    for (int[] f : new int[][] {{3, 2}, {5, 3}, {4, 6}, {5, 2}})
      cases.add(
          OpCase.unary(
                  "by " + f[0] + "/" + f[1], v -> T.nnet.fracBilinearUpsampling(v, f[0], f[1]), x)
              .gives(f[0] == 4 ? enlarged(x, 2, 3) : enlarged(x, f[0], f[1])));
    return new OpRow("bilinearUpsampling", cases);
  }
}
