package damo.testing;

import damo.op.conv.Filtering;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.stream.IntStream;

/** Convolution and pooling by their definitions, an element at a time. */
final class PlainFilters {
  private PlainFilters() {}

  /** {@code y[n, o, p] = Σ w[o, c, k] x[n, c, p s + k d − low]}, k counted backwards if flipped. */
  static Value convolve(Filtering f, Value x, Value w) {
    int axes = f.axes();
    int[] shape = new int[axes + 2];
    shape[0] = x.shape().get(0);
    shape[1] = w.shape().get(0);
    int[] kernel = tail(w.shape(), axes);
    for (int a = 0; a < axes; a++) shape[a + 2] = f.positions(a, x.shape().get(a + 2), kernel[a]);
    double[] y = new double[Value.sizeOf(Ints.of(shape))];
    for (int i = 0; i < y.length; i++)
      y[i] = element(f, x, w, Plain.position(i, Ints.of(shape)), kernel);
    return Plain.array(Ints.of(shape), y);
  }

  private static double element(Filtering f, Value x, Value w, int[] at, int[] kernel) {
    int channels = w.shape().get(w.rank() - kernel.length - 1);
    int group = at[1] / (w.shape().get(0) / f.groups());
    Ints taps = Ints.of(IntStream.concat(IntStream.of(channels), IntStream.of(kernel)).toArray());
    double sum = 0;
    for (int t = 0; t < Value.sizeOf(taps); t++) {
      int[] tap = Plain.position(t, taps);
      int[] from = new int[at.length];
      from[0] = at[0];
      from[1] = group * channels + tap[0];
      boolean isInside = true;
      for (int a = 0; a < kernel.length; a++) {
        int extent = (kernel[a] - 1) * f.dilations().get(a) + 1;
        int k = f.flip() ? kernel[a] - 1 - tap[a + 1] : tap[a + 1];
        from[a + 2] =
            at[a + 2] * f.strides().get(a) + k * f.dilations().get(a) - f.border().low(a, extent);
        isInside &= from[a + 2] >= 0 && from[a + 2] < x.shape().get(a + 2);
      }
      if (isInside)
        sum +=
            x.getDouble(Plain.flat(from, x.shape()))
                * w.getDouble(Plain.flat(filter(f, at, tap), w.shape()));
    }
    return sum;
  }

  private static int[] filter(Filtering f, int[] at, int[] tap) {
    IntStream own = f.unshared() ? IntStream.of(at).skip(2) : IntStream.empty();
    return IntStream.concat(IntStream.of(at[1]), IntStream.concat(own, IntStream.of(tap)))
        .toArray();
  }

  private static int[] tail(Ints shape, int axes) {
    return shape.stream().skip(shape.size() - axes).toArray();
  }
}
