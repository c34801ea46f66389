package damo.data.sets;

import damo.data.Dataset;
import damo.data.Digits;
import org.nd4j.linalg.api.buffer.DataType;

/** The digits that come with Damo, 80 % to learn from and 10 % for each judgement. */
final class DigitSets {
  private static final double MOST = 16;
  private static final long SEED = 0;

  private DigitSets() {}

  static PointData grey() {
    return PointData.of("digits", ValueKind.IMAGE, parts(Digits.load().dividedBy(MOST)));
  }

  /** A pixel is 1 from half of the most on. */
  static PointData binary() {
    Dataset grey = Digits.load().dividedBy(MOST);
    var bits = grey.x().gte(0.5).castTo(DataType.FLOAT);
    Dataset binary = new Dataset(bits, grey.y(), grey.names(), grey.imageShape());
    return PointData.of("binarized_digits", ValueKind.BINARY, parts(binary));
  }

  private static Parts<Dataset> parts(Dataset all) {
    return Parts.cut(all, 0.8, 0.5, SEED);
  }
}
