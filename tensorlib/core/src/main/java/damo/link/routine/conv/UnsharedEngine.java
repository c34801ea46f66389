package damo.link.routine.conv;

import damo.link.Layout;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.link.routine.Scratch;
import damo.runtime.product.MatrixProduct;
import damo.scalar.DType;

/** Filters of their own at each position: a product for each position, over the whole batch. */
final class UnsharedEngine implements FilterEngine {
  private final Lattice lattice;
  private final MatrixProduct product;
  private final Columns gathering;
  private final Columns scattering;
  private final Scratch columns;
  private final Scratch weights;
  private final Scratch gradient;
  private final Scratch part;

  UnsharedEngine(Lattice lattice, DType dtype) {
    this.lattice = lattice;
    this.product = MatrixProduct.of(dtype);
    this.gathering = Columns.gathering(lattice);
    this.scattering = Columns.scattering(lattice);
    this.columns = new Scratch(dtype);
    this.weights = new Scratch(dtype);
    this.gradient = new Scratch(dtype);
    this.part = new Scratch(dtype);
  }

  @Override
  public void results(Operand x, Operand w, Operand y) {
    Operand dense = weights.dense(w);
    if (lattice.isEmpty()) Copy.clear(y.array(), y.offset(), y.size());
    eachPosition((group, p) -> {
      Operand to = part.of((long) lattice.outputs * lattice.batch);
      product.multiply(
          lattice.outputs,
          lattice.batch,
          lattice.taps,
          filters(dense, group, p),
          under(x, group, p),
          to.array(),
          0);
      for (int o = 0; o < lattice.outputs; o++)
        for (int n = 0; n < lattice.batch; n++)
          System.arraycopy(
              to.array(),
              o * lattice.batch + n,
              y.array(),
              resultAt(y, group, p) + n * imageStep() + o * lattice.positions,
              1);
    });
  }

  @Override
  public void images(Operand w, Operand y, Operand x) {
    Operand dense = weights.dense(w);
    Operand g = gradient.dense(y);
    Copy.clear(x.array(), x.offset(), x.size());
    eachPosition((group, p) -> {
      Operand under = columns.of((long) lattice.taps * lattice.batch);
      MatrixProduct.Operand f = filters(dense, group, p);
      product.multiply(
          lattice.taps,
          lattice.batch,
          lattice.outputs,
          new MatrixProduct.Operand(f.array(), f.offset(), 1, f.rowStride()),
          new MatrixProduct.Operand(
              g.array(), resultAt(g, group, p), lattice.positions, imageStep()),
          under.array(),
          0);
      for (int n = 0; n < lattice.batch; n++)
        scattering.walk(x, n, group, p, p + 1, under, n, lattice.batch);
    });
  }

  @Override
  public void filters(Operand x, Operand y, Operand w) {
    Operand g = gradient.dense(y);
    Operand sum = weights.of(w.size());
    Copy.clear(sum.array(), 0, w.size());
    eachPosition((group, p) -> {
      MatrixProduct.Operand under = under(x, group, p);
      Operand one = part.of((long) lattice.outputs * lattice.taps);
      product.multiply(
          lattice.outputs,
          lattice.taps,
          lattice.batch,
          new MatrixProduct.Operand(
              g.array(), resultAt(g, group, p), lattice.positions, imageStep()),
          new MatrixProduct.Operand(under.array(), 0, 1, lattice.batch),
          one.array(),
          0);
      MatrixProduct.Operand to = filters(sum, group, p);
      for (int o = 0; o < lattice.outputs; o++)
        System.arraycopy(
            one.array(),
            o * lattice.taps,
            to.array(),
            to.offset() + o * to.rowStride(),
            lattice.taps);
    });
    Copy.copy(sum.seenAs(Layout.dense(w.shape())), w);
  }

  @FunctionalInterface
  private interface Body {
    void at(int group, int position);
  }

  private void eachPosition(Body body) {
    if (lattice.isEmpty()) return;
    for (int group = 0; group < lattice.groups; group++)
      for (int p = 0; p < lattice.positions; p++) body.at(group, p);
  }

  /** The elements under the filter at a position, a row for each tap, a column for each image. */
  private MatrixProduct.Operand under(Operand x, int group, int p) {
    Operand under = columns.of((long) lattice.taps * lattice.batch);
    for (int n = 0; n < lattice.batch; n++)
      gathering.walk(x, n, group, p, p + 1, under, n, lattice.batch);
    return new MatrixProduct.Operand(under.array(), 0, lattice.batch, 1);
  }

  /** The filters of a group at a position, by rows. */
  private MatrixProduct.Operand filters(Operand w, int group, int p) {
    int row = lattice.positions * lattice.taps;
    int at = w.offset() + group * lattice.outputs * row + p * lattice.taps;
    return new MatrixProduct.Operand(w.array(), at, row, 1);
  }

  private int imageStep() {
    return lattice.groups * lattice.outputs * lattice.positions;
  }

  private int resultAt(Operand y, int group, int p) {
    return y.offset() + group * lattice.outputs * lattice.positions + p;
  }
}
