package damo.nn.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of a model's weights the gradient is taken with respect to, decided by their names.
 *
 * @param rule says for a name by which rule it is taken; empty when it is left out
 */
public record Selection(Rule rule) {
  /** By which rule a name is taken. */
  @FunctionalInterface
  public interface Rule {
    /** The rule in words, or empty if the name is left out. */
    Optional<String> of(String name);
  }

  private static final List<String> PARTS = List.of("W_", "b_", "U_", "_W", "_b", "_U");

  /**
   * Names that hold one of {@code W_ b_ U_ _W _b _U}: weights and biases, and neither counters nor
   * rates.
   */
  public static Selection byName() {
    return new Selection(
        name -> PARTS.stream().filter(name::contains).findFirst().map("holds %s"::formatted));
  }

  /** Of these, only names that hold {@code text} too. */
  public Selection restrictedTo(String text) {
    return new Selection(
        name -> rule.of(name).filter(r -> name.contains(text)).map(r -> r + " and " + text));
  }

  /** Names that {@code chosen} likes, whatever they hold. */
  public static Selection where(Predicate<String> chosen) {
    return new Selection(name -> chosen.test(name) ? Optional.of("chosen") : Optional.empty());
  }

  /** Whether a name is taken. */
  public boolean takes(String name) {
    return rule.of(name).isPresent();
  }

  /** The names that are taken, in the order in which they came. */
  public List<String> of(Stream<String> names) {
    return names.filter(this::takes).toList();
  }
}
