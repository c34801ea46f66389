package damo.nn;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.Random;

/** Batches of rows drawn with replacement; all in the same memory. */
final class RandomRows {
  private final LabelledRows from;
  private final Random random;
  private final int[] labels;
  private final Value x;
  private final Value y;

  RandomRows(LabelledRows from, int size, Random random) {
    this.from = from;
    this.random = random;
    this.labels = new int[size];
    this.x = Value.zeros(from.x().dtype(), Ints.of(size, from.features()));
    this.y = Value.wrap(DType.INT32, Ints.of(size), labels);
  }

  void draw() {
    for (int i = 0; i < labels.length; i++) {
      int row = random.nextInt(from.size());
      Features.copyRow(from.x(), row, x, i);
      labels[i] = from.y()[row];
    }
  }

  Value x() {
    return x;
  }

  Value y() {
    return y;
  }
}
