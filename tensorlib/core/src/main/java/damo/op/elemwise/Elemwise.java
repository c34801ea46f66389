package damo.op.elemwise;

import static java.util.stream.Collectors.joining;

import damo.error.DTypeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.op.TensorOp;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A scalar primitive at each element of its inputs, broadcast together. */
public record Elemwise(Prim prim) implements TensorOp {
  /** {@code prim} of operands as users write them. */
  public static TensorVariable of(Prim prim, @Nullable Object... operands) {
    if (prim == Prim.WHERE) return where(operands[0], operands[1], operands[2]);
    return new Elemwise(prim).apply(Operands.together(operands));
  }

  /** {@code x + y + …}, from the left. */
  public static TensorVariable chain(Prim prim, Object x, Object y, Object... more) {
    TensorVariable out = of(prim, x, y);
    for (Object next : more) out = of(prim, out, next);
    return out;
  }

  private static TensorVariable where(
      @Nullable Object condition, @Nullable Object a, @Nullable Object b) {
    List<TensorVariable> branches = Operands.together(a, b);
    TensorVariable c = Cast.to(Operands.asTensor(condition), DType.BOOL);
    return new Elemwise(Prim.WHERE).apply(c, branches.get(0), branches.get(1));
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("prim");
  }

  @Override
  public String name() {
    return prim.code();
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    List<TensorType> types = inputs.stream().map(TensorVariable::type).toList();
    return List.of(new TensorType(result(dtypes(inputs)), broadcast(inputs, types)));
  }

  private damo.scalar.Ints broadcast(List<TensorVariable> inputs, List<TensorType> types) {
    try {
      return TensorType.broadcast(types);
    } catch (damo.error.ShapeException e) {
      String operands =
          inputs.stream().map(v -> v.label() + " " + v.type()).collect(joining(" and "));
      throw new damo.error.ShapeException(name() + " of " + operands + ": " + e.getMessage());
    }
  }

  private static List<DType> dtypes(List<TensorVariable> inputs) {
    return inputs.stream().map(TensorVariable::dtype).toList();
  }

  /** The dtype the operands are brought to. */
  private DType common(List<DType> in) {
    List<DType> values =
        prim == Prim.WHERE ? in.subList(1, 3) : prim == Prim.SECOND ? in.subList(1, 2) : in;
    DType common = values.stream().reduce(DType::promote).orElseThrow();
    if (common.isFloat() && !prim.takesFloats())
      throw new DTypeException(name() + " takes integers or bools, got " + in);
    if (common.isBool() && (prim == Prim.SUB || prim == Prim.NEG))
      throw new DTypeException(
          name() + " of bools is undefined, got " + in + "; use xor or invert");
    if (common.isFloat() || prim.takesIntegers()) return common;
    return prim == Prim.DIV ? DType.floatX() : common.toFloat();
  }

  private DType result(List<DType> in) {
    return prim.result() == Prim.Result.BOOL_RESULT ? boolOf(in) : common(in);
  }

  private DType boolOf(List<DType> in) {
    common(in);
    return DType.BOOL;
  }

  @Override
  public Meaning meaning(Apply node) {
    List<DType> in = dtypes(TensorOp.tensors(node.inputs()));
    DType common = common(in);
    ScalarProgram.Builder program = new ScalarProgram.Builder(in);
    int[] args = new int[in.size()];
    for (int i = 0; i < args.length; i++) args[i] = keepsDType(i) ? i : program.cast(i, common);
    return new Meaning.Scalar(program.build(program.apply(prim, result(in), args)));
  }

  private boolean keepsDType(int input) {
    return input == 0 && (prim == Prim.WHERE || prim == Prim.SECOND);
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    TensorVariable g = TensorOp.only(outputGradients);
    List<@Nullable TensorVariable> raw = ElemwiseGradients.of(prim, node, g);
    List<Gradient> out = new ArrayList<>();
    for (int i = 0; i < node.inputs(); i++) {
      TensorVariable gi = raw.get(i);
      boolean flows = gi != null && node.in(i).dtype().isFloat();
      out.add(
          flows
              ? Gradient.of(Unbroadcast.to(Cast.to(gi, node.in(i).dtype()), node, i))
              : flat(node, i));
    }
    return out;
  }

  private Gradient flat(Node node, int input) {
    String why = SpecialGradients.whyUndefined(prim, input);
    if (why != null && node.in(input).dtype().isFloat()) return Gradient.undefined(why);
    return prim == Prim.SECOND && input == 0
        ? Gradient.disconnected("fill uses only the shape of its first operand")
        : Gradient.zero();
  }
}
