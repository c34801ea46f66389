package damo.rewrite.rules;

import damo.rewrite.engine.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The tables of identities. */
public final class Identities {
  /** Sums, products, powers, choices and logic: one form, the cheaper one. */
  public static final List<Rule> CANONICAL =
      Stream.of(
              Arithmetic.EXACT,
              Arithmetic.FINITE,
              Arithmetic.INVERSES,
              Choices.EXACT,
              Choices.SWITCHES)
          .flatMap(List::stream)
          .toList();

  /** The same function where it overflows, cancels or underflows as written. */
  public static final List<Rule> STABILITY = Stability.RULES;

  private Identities() {}

  /** Every line of every table. */
  public static List<Rule> all() {
    return Stream.of(CANONICAL, STABILITY, SpecialIdentities.STABILITY)
        .flatMap(List::stream)
        .toList();
  }
}
