package damo.link.routine.conv;

import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import java.util.Arrays;

/**
 * The elements under filters as columns of a matrix: a row for each element of a filter, a column
 * for each position.
 */
abstract class Columns {
  private final Lattice lattice;
  private final int last;
  private final int[] tap;

  private Columns(Lattice lattice) {
    this.lattice = lattice;
    this.last = lattice.axes - 1;
    this.tap = new int[lattice.axes];
  }

  /** Copies elements of images into a matrix, zeros where a filter reaches beyond the image. */
  static Columns gathering(Lattice lattice) {
    return new Columns(lattice) {
      @Override
      void run(Operand images, int at, int step, Operand matrix, int to, int count) {
        Copy.run(images.array(), at, step, matrix.array(), to, 1, count);
      }

      @Override
      void beyond(Operand matrix, int to, int count) {
        Copy.clear(matrix.array(), to, count);
      }
    };
  }

  /** Adds the elements of a matrix to those of images. */
  static Columns scattering(Lattice lattice) {
    return new Columns(lattice) {
      @Override
      void run(Operand images, int at, int step, Operand matrix, int to, int count) {
        Accumulate.run(matrix, to, 1, images, at, step, count);
      }

      @Override
      void beyond(Operand matrix, int to, int count) {}
    };
  }

  abstract void run(Operand images, int at, int step, Operand matrix, int to, int count);

  abstract void beyond(Operand matrix, int to, int count);

  /**
   * Walks over one group of channels of one image.
   *
   * @param from the first position, {@code to} the one after the last
   * @param start where in the matrix the element of row 0 and position {@code from} lies
   * @param width from one row of the matrix to the next
   */
  void walk(
      Operand images,
      int image,
      int group,
      int from,
      int to,
      Operand matrix,
      int start,
      int width) {
    Arrays.fill(tap, 0);
    int taps = lattice.taps / Math.max(1, lattice.channels);
    int at = images.offset() + image * images.stride(0);
    for (int c = 0, row = start; c < lattice.channels; c++) {
      int channel = at + (group * lattice.channels + c) * images.stride(1);
      for (int t = 0; t < taps; t++, row += width) {
        lines(images, channel, from, to, matrix, row);
        next();
      }
    }
  }

  private void next() {
    for (int a = last; a >= 0; a--) {
      if (++tap[a] < lattice.kernel[a]) return;
      tap[a] = 0;
    }
  }

  /** All positions for one element of the filter. */
  private void lines(Operand images, int channel, int from, int to, Operand matrix, int row) {
    int width = lattice.position[last];
    for (int p = from; p < to; ) {
      int line = p / width;
      int first = p - line * width;
      int end = Math.min(width, first + to - p);
      int at = line(images, channel, line);
      if (at < 0) beyond(matrix, row + p - from, end - first);
      else line(images, at, first, end, matrix, row + p - from);
      p += end - first;
    }
  }

  /** Where the line that a line of positions looks at starts; −1 if it is beyond the image. */
  private int line(Operand images, int channel, int line) {
    int at = channel;
    for (int a = last - 1, rest = line; a >= 0; a--) {
      int i =
          rest % lattice.position[a] * lattice.stride[a]
              + tap[a] * lattice.dilation[a]
              - lattice.low[a];
      if (i < 0 || i >= lattice.length[a]) return -1;
      rest /= lattice.position[a];
      at += i * images.stride(2 + a);
    }
    return at;
  }

  /** Positions {@code first} to {@code end} along the last axis. */
  private void line(Operand images, int at, int first, int end, Operand matrix, int to) {
    int step = lattice.stride[last];
    int shift = tap[last] * lattice.dilation[last] - lattice.low[last];
    int a = Math.clamp(Math.ceilDiv(-shift, step), first, end);
    int b = Math.clamp(Math.floorDiv(lattice.length[last] - 1 - shift, step) + 1L, a, end);
    if (a > first) beyond(matrix, to, a - first);
    if (b > a) {
      int along = images.stride(2 + last);
      run(images, at + (a * step + shift) * along, step * along, matrix, to + a - first, b - a);
    }
    if (end > b) beyond(matrix, to + b - first, end - b);
  }
}
