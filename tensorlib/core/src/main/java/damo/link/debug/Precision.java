package damo.link.debug;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.scalar.DType;
import damo.scalar.ScalarProgram;
import damo.tensor.TensorType;
import java.util.stream.Stream;

/** How exact the results of a node are: as the coarsest float that it computes with. */
final class Precision {
  private Precision() {}

  /** The relative error that is allowed. */
  static double of(Apply node) {
    int bytes =
        Stream.concat(outside(node), inside(node))
            .filter(DType::isFloat)
            .mapToInt(DType::bytes)
            .min()
            .orElse(8);
    return bytes == 8 ? 1e-9 : bytes == 4 ? 1e-4 : 1e-2;
  }

  /** Whether it takes, gives or may hold floats. */
  static boolean computesWithFloats(Apply node) {
    return switch (node.meaning()) {
      case Meaning.Composite c -> true;
      case Meaning.Loop l -> true;
      default -> Stream.concat(outside(node), inside(node)).anyMatch(DType::isFloat);
    };
  }

  private static Stream<DType> outside(Apply node) {
    return Stream.concat(node.inputs().stream(), node.outputs().stream())
        .map(Variable::type)
        .map(type -> ((TensorType) type).dtype());
  }

  private static Stream<DType> inside(Apply node) {
    return switch (node.meaning()) {
      case Meaning.Scalar(var program) -> steps(program);
      case Meaning.Fused f -> steps(f.program());
      case Meaning.Nested(var body) ->
          Traversal.toposort(body.outputs()).stream()
              .flatMap(n -> Stream.concat(outside(n), inside(n)));
      default -> Stream.empty();
    };
  }

  private static Stream<DType> steps(ScalarProgram program) {
    return program.steps().stream().map(ScalarProgram.Step::dtype);
  }
}
