package damo.link;

/**
 * Where a variable lies while its graph runs.
 *
 * @param place a storage that several share one after another ({@code s3}), or what it shows
 * @param isShown whether it only shows what belongs to others
 * @param bytes that it takes there, as of the last call
 */
public record Residence(String place, boolean isShown, long bytes) {
  /** Room of its own, for a while. */
  public static Residence in(String storage, long bytes) {
    return new Residence(storage, false, bytes);
  }

  /** In memory that belongs to something else. */
  public static Residence shown(String place) {
    return new Residence(place, true, 0);
  }
}
