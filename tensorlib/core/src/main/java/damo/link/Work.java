package damo.link;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.link.routine.Operand;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import java.util.List;

/** How much a node computes. */
public final class Work {
  private Work() {}

  /**
   * Floating-point operations of one run, a multiplication with addition counted as two, any other
   * primitive as one; 0 where they cannot be told from the shapes.
   */
  public static long flops(Apply node, List<Operand> inputs, List<Operand> outputs) {
    return switch (node.meaning()) {
      case Meaning.Scalar(var program) -> counted(program) * largest(inputs);
      case Meaning.Fused f -> (counted(f.program()) + folds(f)) * largest(inputs);
      case Meaning.Reduce r -> largest(inputs);
      case Meaning.Call(var routine, var parameters) when isProduct(routine) ->
          2L * outputs.get(0).size() * lastLength(inputs.get(0));
      default -> 0;
    };
  }

  private static boolean isProduct(Routine routine) {
    return routine == Routine.DOT || routine == Routine.MATMUL;
  }

  private static long lastLength(Operand x) {
    return x.rank() == 0 ? 1 : x.length(x.rank() - 1);
  }

  private static long folds(Meaning.Fused f) {
    return f.tails().stream().filter(Meaning.Tail.Fold.class::isInstance).count();
  }

  private static long counted(ScalarProgram program) {
    return program.steps().stream()
        .filter(s -> s instanceof ScalarProgram.Apply call && call.prim() != Prim.CAST)
        .count();
  }

  private static long largest(List<Operand> inputs) {
    return inputs.stream().mapToLong(Operand::size).max().orElse(1);
  }
}
