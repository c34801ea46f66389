package damo.experiments;

import damo.data.Digits;
import damo.data.Split;
import picocli.CommandLine.Option;

/** Which rows are learnt from and which are held out. */
final class DataOptions {
  @Option(
      names = "--held-out",
      defaultValue = "0.2",
      description = "share of the digits that is kept for the test (${DEFAULT-VALUE})")
  private double heldOut;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of the split, the first weights and the order of the data (${DEFAULT-VALUE})")
  private long seed;

  /** The 8×8 digits that come with Damo, pixels in [0, 1]. */
  Split digits() {
    return Digits.load().dividedBy(16).splitStratified(1 - heldOut, seed);
  }

  long seed() {
    return seed;
  }
}
