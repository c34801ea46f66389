package damo.data;

/**
 * Data to learn from and data to be judged by.
 *
 * @param train what is learnt from
 * @param test what was held out
 */
public record Split(Dataset train, Dataset test) {
  static Split of(Dataset all, RowOrder.Cut cut) {
    return new Split(all.rows(cut.first()), all.rows(cut.second()));
  }
}
