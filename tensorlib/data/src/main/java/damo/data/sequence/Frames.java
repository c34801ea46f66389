package damo.data.sequence;

import damo.data.Csr;

/** All frames of all sequences, one after another. */
sealed interface Frames {
  int count();

  int features();

  /** Adds one frame to {@link #features} zeros of {@code target} from a place on. */
  void put(int frame, float[] target, int from);

  /** Frames that are mostly zeros. */
  record Sparse(Csr rows) implements Frames {
    @Override
    public int count() {
      return rows.rows();
    }

    @Override
    public int features() {
      return rows.columns();
    }

    @Override
    public void put(int frame, float[] target, int from) {
      rows.addRow(frame, target, from);
    }
  }

  /** Frames with all their numbers. */
  record Dense(float[] values, int features) implements Frames {
    @Override
    public int count() {
      return features == 0 ? 0 : values.length / features;
    }

    @Override
    public void put(int frame, float[] target, int from) {
      System.arraycopy(values, frame * features, target, from, features);
    }
  }
}
