package damo.link.jvm;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Meaning.Tail;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.runtime.vector.Blocks;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The product of a vector with a matrix that stays the same, what is added to it, and a function of
 * the sum in one go, straight to the row where the result is wanted: the cell of a recurrent
 * network.
 */
final class CellStep extends Step {
  private interface OnFloats {
    void apply(float[] x, int xi, float[] y, int yi, int n);
  }

  private interface OnDoubles {
    void apply(double[] x, int xi, double[] y, int yi, int n);
  }

  /** A function of each element. */
  private record Activation(OnFloats floats, OnDoubles doubles) {
    static @Nullable Activation of(Prim prim) {
      return switch (prim) {
        case TANH -> new Activation(Blocks::tanh, Blocks::tanh);
        case SIGMOID -> new Activation(Blocks::sigmoid, Blocks::sigmoid);
        case SOFTPLUS -> new Activation(Blocks::softplus, Blocks::softplus);
        default -> null;
      };
    }
  }

  private static final Activation NONE = new Activation(System::arraycopy, System::arraycopy);

  private final HeldProductStep product;
  private final Step rest;
  private final Operand added;
  private final Activation activation;
  private final Storage storage;
  private boolean isDirect;

  private CellStep(
      HeldProductStep product, Step rest, Operand added, Activation activation, Storage storage) {
    super(rest.node, new Operand[] {product.in[0], product.in[1], added}, rest.out);
    this.product = product;
    this.rest = rest;
    this.added = added;
    this.activation = activation;
    this.storage = storage;
  }

  /**
   * What {@code product} and {@code rest} do, if {@code rest} adds something to the product and
   * applies a function to the sum; else null.
   *
   * @param storage of the result
   */
  static @Nullable CellStep of(HeldProductStep product, Step rest, Storage storage) {
    ScalarProgram program = program(rest.node);
    if (program == null || program.inputs().size() != 2 || rest.in[0] == rest.in[1]) return null;
    int at = rest.in[0] == product.out[0] ? 0 : rest.in[1] == product.out[0] ? 1 : -1;
    Activation activation = activation(program);
    return at < 0 || activation == null
        ? null
        : new CellStep(product, rest, rest.in[1 - at], activation, storage);
  }

  private static @Nullable ScalarProgram program(Apply node) {
    return switch (node.meaning()) {
      case Meaning.Scalar(var program) -> program;
      case Meaning.Fused f when f.tails().equals(List.of(new Tail.Store())) -> f.program();
      default -> null;
    };
  }

  /** The function that a program of two inputs applies to their sum; null of other programs. */
  private static @Nullable Activation activation(ScalarProgram program) {
    List<ScalarProgram.Step> steps = program.steps();
    DType dtype = program.inputs().getFirst();
    boolean isSum =
        !steps.isEmpty()
            && program.outputs().equals(Ints.of(1 + steps.size()))
            && steps.getFirst() instanceof ScalarProgram.Apply(Prim add, DType of, Ints args)
            && add == Prim.ADD
            && of == dtype
            && (args.equals(Ints.of(0, 1)) || args.equals(Ints.of(1, 0)));
    if (!isSum) return null;
    if (steps.size() == 1) return NONE;
    return steps.size() == 2
            && steps.get(1) instanceof ScalarProgram.Apply(Prim prim, DType of, Ints args)
            && of == dtype
            && args.equals(Ints.of(2))
        ? Activation.of(prim)
        : null;
  }

  @Override
  void prepare() {
    parts(Step::ready);
    isDirect =
        added.rank() == 1
            && added.geometry().isDense()
            && added.length(0) == product.out[0].length(0);
  }

  @Override
  void execute() {
    if (isDirect) inOneGo();
    else parts(Step::run);
  }

  /** Errors name the part that they come from. */
  private void parts(Consumer<Step> what) {
    try {
      what.accept(product);
      what.accept(rest);
    } catch (DamoException e) {
      throw e.placed();
    }
  }

  private void inOneGo() {
    int n = product.out[0].length(0);
    Object y = aimed(n);
    int to = y == null ? 0 : aimedAt();
    if (y == null) y = storage.array();
    if (y instanceof float[] floats)
      activation.floats().apply(product.floatSums(added), 0, floats, to, n);
    else activation.doubles().apply(product.doubleSums(added), 0, (double[]) y, to, n);
    out[0].moveTo(y, to);
  }

  @Override
  String listing() {
    return (isDirect ? "in one go:\n" : "one by one:\n")
        + product.listing()
        + "\n"
        + rest.listing();
  }
}
