package damo.link.routine.conv;

import damo.op.conv.FilterShapes;
import damo.op.conv.Filtering;
import damo.scalar.Ints;

/** The numbers of a convolution whose shapes are known. */
final class Lattice {
  final int axes;
  final int batch;
  final int groups;

  /** Channels of images in one group. */
  final int channels;

  /** Filters in one group. */
  final int outputs;

  /** By axis: lengths of images, lengths of filters, positions, and how they lie to each other. */
  final int[] length;

  final int[] kernel;
  final int[] position;
  final int[] stride;
  final int[] dilation;
  final int[] low;
  final int[] high;

  /** Elements of one filter. */
  final int taps;

  /** Positions of a filter on one image. */
  final int positions;

  Lattice(Filtering f, FilterShapes shapes) {
    axes = f.axes();
    groups = f.groups();
    batch = shapes.images().get(0);
    channels = shapes.images().get(1) / groups;
    outputs = shapes.results().get(1) / groups;
    length = tail(shapes.images());
    kernel = tail(shapes.filters());
    position = tail(shapes.results());
    stride = f.strides().toArray();
    dilation = f.dilations().toArray();
    low = new int[axes];
    high = new int[axes];
    for (int a = 0; a < axes; a++) {
      low[a] = f.border().low(a, f.extent(a, kernel[a]));
      high[a] = f.border().high(a, f.extent(a, kernel[a]));
    }
    taps = Math.multiplyExact(channels, product(kernel));
    positions = product(position);
  }

  private int[] tail(Ints shape) {
    int[] out = new int[axes];
    for (int a = 0; a < axes; a++) out[a] = shape.get(shape.size() - axes + a);
    return out;
  }

  private static int product(int[] lengths) {
    int out = 1;
    for (int n : lengths) out = Math.multiplyExact(out, n);
    return out;
  }

  /** Whether a filter is one element per channel, and sees each element of the image once. */
  boolean isPointwise() {
    for (int a = 0; a < axes; a++)
      if (kernel[a] != 1 || stride[a] != 1 || low[a] != 0 || high[a] != 0) return false;
    return true;
  }

  /** Products of two numbers that it takes. */
  long work() {
    return (long) batch * groups * outputs * taps * positions;
  }

  boolean isEmpty() {
    return batch == 0 || outputs == 0 || channels == 0 || positions == 0;
  }
}
