package damo.link.routine.linear;

import damo.error.DamoException;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.link.routine.Stack;
import damo.runtime.linear.Dense;
import damo.scalar.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A kernel on the matrices in the last two axes of its inputs, whose leading axes broadcast. All is
 * computed in float64, whatever the inputs are.
 */
final class MatrixRoutine implements LibraryRoutine {
  private final Kernel kernel;
  private Stack stack = new Stack(Ints.of());
  private List<Dense> in = List.of();
  private List<Dense> out = List.of();

  MatrixRoutine(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public List<Ints> shapes(List<Operand> inputs) {
    List<Ints> matrices = inputs.stream().map(MatrixRoutine::matrix).toList();
    List<Ints> results = kernel.shapes(matrices);
    stack = new Stack(Stack.shape(inputs.stream().map(x -> Stack.leading(x, 2)).toList()));
    in = matrices.stream().map(MatrixRoutine::room).toList();
    out = results.stream().map(MatrixRoutine::room).toList();
    List<Ints> shapes = new ArrayList<>();
    for (Ints core : results)
      shapes.add(Ints.of(IntStream.concat(stack.shape().stream(), core.stream()).toArray()));
    return shapes;
  }

  private static Ints matrix(Operand x) {
    return Ints.of(x.length(x.rank() - 2), x.length(x.rank() - 1));
  }

  private static Dense room(Ints shape) {
    int rank = shape.size();
    return Dense.zeros(rank < 2 ? 1 : shape.get(0), rank == 0 ? 1 : shape.get(rank - 1));
  }

  @Override
  public void run(List<Operand> inputs, List<Operand> outputs) {
    int[] cores = new int[inputs.size()];
    Arrays.fill(cores, 2);
    stack.forEach(
        inputs,
        Ints.of(cores),
        (position, at) -> {
          for (int i = 0; i < at.length; i++) Elements.load(inputs.get(i), at[i], in.get(i));
          compute(position);
          for (int i = 0; i < outputs.size(); i++)
            Elements.store(out.get(i), outputs.get(i), position);
        });
  }

  private void compute(int position) {
    try {
      kernel.compute(in, out);
    } catch (DamoException e) {
      if (stack.shape().isEmpty()) throw e;
      throw new DamoException(e.getMessage() + " (matrix " + position + " of the stack)", e);
    }
  }
}
