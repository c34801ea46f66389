package damo.link.jvm;

import damo.graph.Meaning.Tail;
import damo.link.Broadcast;
import damo.link.Geometry;
import damo.runtime.vector.Lanes;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program with tails, run over arrays.
 *
 * <p>The positions are walked in tiles that fit the first-level cache: inputs are brought into
 * tiles of the type they are computed in, a generated {@link Kernel} runs over them, results are
 * stored or folded. Where all arrays lie alike, the kernel runs on them directly.
 */
final class TiledKernel {
  private final ScalarProgram program;
  private final List<Tail> tails;
  private TilePlan plan;
  private boolean runsToTheEnd;

  /** Result dtypes: of a {@code Store} that of the program's output, of a {@code Fold} its own. */
  TiledKernel(ScalarProgram program, List<Tail> tails) {
    this.program = withComputedOutputs(program);
    this.tails = List.copyOf(tails);
    this.plan = TilePlan.nothing(this.program, this.tails);
    program.steps().forEach(TiledKernel::warm);
  }

  /** Vector code takes a while to compile, and linking is the first to know what will be needed. */
  private static void warm(ScalarProgram.Step step) {
    if (!(step instanceof ScalarProgram.Apply a)) return;
    boolean isChoice = a.prim() == Prim.WHERE && Kind.of(a.dtype()).isFloating();
    if (isChoice || Way.isBlockFunction(a.prim(), a.dtype())) {
      Lanes.expect(a.prim().code(), a.dtype() == DType.FLOAT64);
    }
  }

  /** Outputs that are inputs become steps, so that all results are computed. */
  private static ScalarProgram withComputedOutputs(ScalarProgram program) {
    int inputs = program.inputs().size();
    if (program.outputs().stream().allMatch(v -> v >= inputs)) return program;
    List<ScalarProgram.Step> steps = new ArrayList<>(program.steps());
    int[] outputs = new int[program.outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      int v = program.outputs().get(i);
      outputs[i] = v < inputs ? inputs + steps.size() : v;
      if (v < inputs)
        steps.add(new ScalarProgram.Apply(Prim.SECOND, program.dtypeOf(v), Ints.of(v, v)));
    }
    return new ScalarProgram(program.inputs(), steps, Ints.of(outputs));
  }

  /**
   * Plans for shapes; to be called again when one changes.
   *
   * @param shape of the iteration, to which all inputs broadcast
   * @param inputs where the elements of each input lie, not yet broadcast
   * @throws damo.error.ShapeException if an extreme of no elements is asked
   */
  void prepare(Ints shape, List<Geometry> inputs) {
    List<int[]> strides = new ArrayList<>();
    for (Geometry g : inputs) strides.add(Broadcast.to(g, shape).strides().toArray());
    int[] uniform =
        IntStream.range(0, inputs.size()).filter(i -> isUniform(strides.get(i), shape)).toArray();
    plan = new TilePlan(program, tails, new KernelForm(program, Ints.of(uniform)), shape, strides);
    if (runsToTheEnd) plan.runToTheEnd();
  }

  /**
   * From now on an interrupt does not stop a run, as one that writes over what it reads must not be
   * left half done.
   */
  void runToTheEnd() {
    runsToTheEnd = true;
  }

  private static boolean isUniform(int[] strides, Ints shape) {
    return IntStream.range(0, strides.length).allMatch(a -> strides[a] == 0 || shape.get(a) == 1);
  }

  /**
   * Fills the outputs.
   *
   * @param inputs storage arrays
   * @param offsets of the first element in each
   * @param outputs dense from element 0 on; one may be the array of an input that is dense, at
   *     offset 0, of the iteration's shape and the output's dtype
   */
  void run(Object[] inputs, int[] offsets, Object[] outputs) {
    plan.run(inputs, offsets, outputs);
  }

  /** The generated code as readable text. */
  String listing() {
    return plan.listing();
  }
}
