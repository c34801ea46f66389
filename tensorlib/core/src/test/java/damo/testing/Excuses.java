package damo.testing;

import java.util.Map;
import java.util.Set;

/** What some rows of the table of ops need not do, and why. */
public final class Excuses {
  /** Rows that refuse what others take. */
  private static final Map<Variant, Map<String, String>> REFUSED =
      Map.of(
          Variant.NAN,
          Map.of("arange", "a range that ends at NaN has no length"),
          Variant.TIES,
          Map.of(
              "tensorinv", "equal rows are singular",
              "outcomes", "probabilities must sum to 1"),
          Variant.LENGTH_1,
          Map.of("unshared filters", "they have an axis for each position"),
          Variant.EMPTY,
          Map.of(
              "zeros, ones, alloc, eye", "the shape is written in the expression",
              "custom", "its function, of ND4J, takes no empty arrays",
              "mrgUniform", "there is a stream at least, and a length for each axis"));

  /** Cases in which a rewrite, as the docs say, makes a number of NaN. */
  private static final Map<Variant, Set<String>> REWRITTEN =
      Map.of(Variant.INFINITE, Set.of("of one"));

  /** Rows whose gradient cannot be that of finite differences there. */
  private static final Map<Variant, Map<String, String>> KINKS =
      Map.of(
          Variant.LENGTH_1,
          Map.of(
              "std", "the deviation of one number is 0, where the root has no slope",
              "slogdet", "the sign of 0"),
          Variant.BROADCAST,
          Map.of("custom", "the gradient that its user wrote does not sum"));

  /** Rows whose values are compared with independent ones elsewhere, by the test that does it. */
  private static final Map<String, Set<String>> VALUES_ELSEWHERE =
      Map.of(
          "damo.scalar.SpecialValuesTest",
          Set.of(
              "erf",
              "erfc",
              "erfcx",
              "erfinv",
              "erfcinv",
              "gamma",
              "gammaln",
              "psi",
              "triGamma",
              "polygamma",
              "beta",
              "betaln",
              "poch",
              "gammainc",
              "gammaincc",
              "gammau",
              "gammal",
              "gammaDensity",
              "gammaincByOrder",
              "chi2sf",
              "betainc",
              "betaDensity",
              "betaincByFirst",
              "betaincBySecond",
              "j0",
              "j1",
              "i0",
              "i1",
              "jv",
              "iv",
              "bessel functions of many orders",
              "log1mexp"),
          "damo.random.RandomDrawsTest",
          Set.of(
              "uniform",
              "normal",
              "binomial",
              "randomIntegers",
              "poisson",
              "choice",
              "permutation",
              "multinomial",
              "mrgUniform"));

  private Excuses() {}

  /** The rows whose values are compared elsewhere, by the name of the test. */
  public static Map<String, Set<String>> valuesElsewhere() {
    return VALUES_ELSEWHERE;
  }

  /** Whether a row does not take such inputs at all. */
  public static boolean refuses(String row, Variant variant) {
    return REFUSED.getOrDefault(variant, Map.of()).containsKey(row);
  }

  /** Whether finite differences tell nothing. */
  public static boolean hasKink(String row, Variant variant) {
    return KINKS.getOrDefault(variant, Map.of()).containsKey(row);
  }

  /** Whether modes may differ. */
  public static boolean rewrites(String name, Variant variant) {
    return REWRITTEN.getOrDefault(variant, Set.of()).contains(name);
  }
}
