package damo.experiments;

import damo.data.sequence.Sequences;
import damo.data.sets.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Made-up music for 88 keys: triads that go on along the circle of fifths. */
final class Triads {
  private static final int KEYS = 88;
  private static final int[] CHORD = {0, 4, 7, 12};

  private Triads() {}

  static Parts<Sequences> parts(long seed) {
    return new Parts<>(pieces(60, seed), pieces(10, seed + 1), pieces(10, seed + 2));
  }

  private static Sequences pieces(int count, long seed) {
    Random random = new Random(seed);
    List<INDArray> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) pieces.add(piece(16 + random.nextInt(16), random));
    return Sequences.sparse(pieces);
  }

  private static INDArray piece(int frames, Random random) {
    INDArray piece = Nd4j.zeros(DataType.FLOAT, frames, KEYS);
    int root = random.nextInt(12);
    for (int t = 0; t < frames; t++) {
      if (t % 2 == 0) root = (root + 7) % 12;
      for (int note : CHORD) piece.putScalar(t, 24 + root + note, 1);
    }
    return piece;
  }
}
