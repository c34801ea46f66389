package damo.graph;

/** How elements along axes become one. */
public enum Reduction {
  SUM("sum"),
  MEAN("mean"),
  PROD("prod"),
  MAX("max"),
  MIN("min"),
  ANY("any"),
  ALL("all"),
  /** The position of the first greatest element, or of the first NaN. */
  ARGMAX("argmax"),
  /** The position of the first least element, or of the first NaN. */
  ARGMIN("argmin");

  private final String code;

  Reduction(String code) {
    this.code = code;
  }

  /** The name users know it by. */
  public String code() {
    return code;
  }
}
