package damo.compile.file;

import damo.graph.Variable;
import damo.link.Program;
import damo.tensor.SharedTensor;
import damo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds of a function.
 *
 * @param mode the name of the mode it was compiled in
 * @param inputs what calls give
 * @param borrowed for each output whether its array may be lent
 * @param program what runs
 */
public record StoredFunction(
    String name, String mode, List<Input> inputs, List<Boolean> borrowed, Program program) {
  /**
   * An input.
   *
   * @param variable an input of the program's graph, or what a state stands for
   * @param kept what it is when a call leaves it out
   * @param state where an input with an update keeps its value
   */
  public record Input(
      Variable variable,
      @Nullable String givenName,
      boolean mutable,
      boolean borrow,
      boolean allowDowncast,
      boolean strict,
      @Nullable Value kept,
      @Nullable SharedTensor state) {
    Input standingFor(Variable other) {
      return new Input(other, givenName, mutable, borrow, allowDowncast, strict, kept, state);
    }
  }

  public StoredFunction {
    inputs = List.copyOf(inputs);
    borrowed = List.copyOf(borrowed);
  }
}
