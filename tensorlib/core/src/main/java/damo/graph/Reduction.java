package damo.graph;

/** How elements along axes become one. */
public enum Reduction {
  SUM("sum"),
  MEAN("mean"),
  PROD("prod"),
  MAX("max"),
  /** The greatest element, −∞ where there is none: what is subtracted before {@code exp}. */
  PEAK("max"),
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

  /** Whether it has a value of no elements. */
  public boolean hasValueOfNone() {
    return switch (this) {
      case SUM, MEAN, PROD, ANY, ALL, PEAK -> true;
      case MAX, MIN, ARGMAX, ARGMIN -> false;
    };
  }

  /** The name users know it by. */
  public String code() {
    return code;
  }
}
