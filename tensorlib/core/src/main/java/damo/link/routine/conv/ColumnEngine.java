package damo.link.routine.conv;

import damo.link.Layout;
import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.link.routine.Scratch;
import damo.runtime.product.MatrixProduct;
import damo.scalar.DType;
import java.util.function.Consumer;

/**
 * Convolution as products of matrices: the elements under the filters are copied to columns, for so
 * many positions at a time as fit in a bounded room, of one image or of several small ones.
 */
final class ColumnEngine implements FilterEngine {
  private static final int ROOM = 1 << 18;
  private static final int FEWEST = 64;

  private final Lattice lattice;
  private final MatrixProduct product;
  private final Columns gathering;
  private final Columns scattering;
  private final Scratch columns;
  private final Scratch block;
  private final Scratch weights;
  private final Scratch gradient;
  private final Scratch total;

  ColumnEngine(Lattice lattice, DType dtype) {
    this.lattice = lattice;
    this.product = MatrixProduct.of(dtype);
    this.gathering = Columns.gathering(lattice);
    this.scattering = Columns.scattering(lattice);
    this.columns = new Scratch(dtype);
    this.block = new Scratch(dtype);
    this.weights = new Scratch(dtype);
    this.gradient = new Scratch(dtype);
    this.total = new Scratch(dtype);
  }

  @Override
  public void results(Operand x, Operand w, Operand y) {
    Operand dense = weights.dense(w);
    if (lattice.isEmpty()) Copy.clear(y.array(), y.offset(), y.size());
    eachBlock(b -> {
      MatrixProduct.Operand under = under(x, b);
      int width = b.width();
      Operand to = isWholeImage(b) ? y : block.of((long) lattice.outputs * width);
      int at = isWholeImage(b) ? resultAt(y, b.image, b.group, 0) : 0;
      product.multiply(
          lattice.outputs, width, lattice.taps, filters(dense, b.group), under, to.array(), at);
      if (!isWholeImage(b)) move(y, to, b, true);
    });
  }

  @Override
  public void images(Operand w, Operand y, Operand x) {
    Operand dense = weights.dense(w);
    Operand g = gradient.dense(y);
    Copy.clear(x.array(), x.offset(), x.size());
    eachBlock(b -> {
      int width = b.width();
      Operand under = columns.of((long) lattice.taps * width);
      MatrixProduct.Operand f = filters(dense, b.group);
      product.multiply(
          lattice.taps,
          width,
          lattice.outputs,
          new MatrixProduct.Operand(f.array(), f.offset(), 1, lattice.taps),
          results(g, b),
          under.array(),
          0);
      for (int i = 0; i < b.images; i++)
        scattering.walk(x, b.image + i, b.group, b.from, b.to, under, i * lattice.positions, width);
    });
  }

  @Override
  public void filters(Operand x, Operand y, Operand w) {
    Operand g = gradient.dense(y);
    int size = lattice.outputs * lattice.taps;
    Operand sum = total.of((long) lattice.groups * size);
    Copy.clear(sum.array(), 0, lattice.groups * size);
    eachBlock(b -> {
      MatrixProduct.Operand under = under(x, b);
      Operand part = weights.of(size);
      product.multiply(
          lattice.outputs,
          lattice.taps,
          b.width(),
          results(g, b),
          new MatrixProduct.Operand(under.array(), under.offset(), 1, under.rowStride()),
          part.array(),
          0);
      Accumulate.run(part, 0, 1, sum, b.group * size, 1, size);
    });
    Copy.copy(sum.seenAs(Layout.dense(w.shape())), w);
  }

  /** Positions {@code from} to {@code to} of one image, or all positions of several. */
  private record Block(int group, int image, int images, int from, int to) {
    int width() {
      return images * (to - from);
    }
  }

  private boolean isWholeImage(Block b) {
    return b.images == 1 && b.width() == lattice.positions;
  }

  private void eachBlock(Consumer<Block> body) {
    if (lattice.isEmpty()) return;
    int width = Math.max(FEWEST, ROOM / Math.max(1, lattice.taps));
    int images = Math.clamp(width / lattice.positions, 1, lattice.batch);
    int step = Math.min(width, lattice.positions);
    for (int group = 0; group < lattice.groups; group++)
      for (int n = 0; n < lattice.batch; n += images)
        for (int p = 0; p < lattice.positions; p += step)
          body.accept(
              new Block(
                  group,
                  n,
                  Math.min(images, lattice.batch - n),
                  p,
                  Math.min(p + step, lattice.positions)));
  }

  /** The elements under the filters, a row for each element of a filter. */
  private MatrixProduct.Operand under(Operand x, Block b) {
    if (lattice.isPointwise() && b.images == 1 && x.geometry().isDense()) {
      int channel = (b.image * lattice.groups + b.group) * lattice.channels;
      return rows(x, x.offset() + channel * lattice.positions + b.from, lattice.positions);
    }
    Operand under = columns.of((long) lattice.taps * b.width());
    for (int i = 0; i < b.images; i++)
      gathering.walk(
          x, b.image + i, b.group, b.from, b.to, under, i * lattice.positions, b.width());
    return rows(under, 0, b.width());
  }

  /** Filters of a group by rows. */
  private MatrixProduct.Operand filters(Operand dense, int group) {
    return rows(dense, dense.offset() + group * lattice.outputs * lattice.taps, lattice.taps);
  }

  private static MatrixProduct.Operand rows(Operand x, int offset, int width) {
    return new MatrixProduct.Operand(x.array(), offset, width, 1);
  }

  /** The results of a block, a row for each filter. */
  private MatrixProduct.Operand results(Operand y, Block b) {
    if (b.images == 1) return rows(y, resultAt(y, b.image, b.group, b.from), lattice.positions);
    Operand copy = block.of((long) lattice.outputs * b.width());
    move(y, copy, b, false);
    return rows(copy, 0, b.width());
  }

  private int resultAt(Operand y, int image, int group, int position) {
    int row = (image * lattice.groups + group) * lattice.outputs;
    return y.offset() + row * lattice.positions + position;
  }

  /** Between the results and a block of theirs, a row for each filter. */
  private void move(Operand y, Operand copy, Block b, boolean isBack) {
    int count = b.to - b.from;
    for (int i = 0; i < b.images; i++) {
      for (int o = 0; o < lattice.outputs; o++) {
        int at = resultAt(y, b.image + i, b.group, b.from) + o * lattice.positions;
        int to = o * b.width() + i * count;
        if (isBack) System.arraycopy(copy.array(), to, y.array(), at, count);
        else System.arraycopy(y.array(), at, copy.array(), to, count);
      }
    }
  }
}
