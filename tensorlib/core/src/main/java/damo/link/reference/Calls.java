package damo.link.reference;

import damo.graph.Meaning;
import damo.graph.Routine;
import damo.link.routine.Arange;
import damo.link.routine.Draw;
import damo.link.routine.Join;
import damo.link.routine.Lengths;
import damo.link.routine.Nonzero;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** The routines of libraries. */
final class Calls {
  private Calls() {}

  static List<Value> call(Meaning.Call call, List<Value> in, List<DType> dtypes) {
    List<Operand> operands = in.stream().map(Operand::of).toList();
    return switch (call.routine()) {
      case DOT -> List.of(Product.dot(in.get(0), in.get(1)));
      case SHAPE -> List.of(shape(operands.get(0)));
      case LENGTH -> List.of(length(call.parameters().get(0), operands.get(0)));
      case MAKE_VECTOR -> List.of(vector(operands));
      case ARANGE -> List.of(arange(operands, dtypes.get(0)));
      case NONZERO -> nonzero(operands.get(0));
      case JOIN -> List.of(join(call.parameters().get(0), operands));
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL ->
          draw(call.routine(), in, dtypes.get(1));
    };
  }

  private static Value shape(Operand x) {
    Operand out = Operand.zeros(DType.INT64, Ints.of(x.rank()));
    Lengths.shape(x, out);
    return out.toValue();
  }

  private static Value length(int axis, Operand x) {
    return Value.scalar(DType.INT64, (long) x.length(axis));
  }

  private static Value vector(List<Operand> scalars) {
    Operand out = Operand.zeros(DType.INT64, Ints.of(scalars.size()));
    Lengths.vector(scalars, out);
    return out.toValue();
  }

  private static Value arange(List<Operand> bounds, DType dtype) {
    Operand out =
        Operand.zeros(
            dtype,
            Ints.of(
                Arange.length(bounds.get(0).dtype(), bounds.get(0), bounds.get(1), bounds.get(2))));
    Arange.fill(bounds.get(0), bounds.get(2), out);
    return out.toValue();
  }

  private static List<Value> nonzero(Operand x) {
    Ints shape = Ints.of(Nonzero.count(x));
    List<Operand> out =
        Stream.generate(() -> Operand.zeros(DType.INT64, shape)).limit(x.rank()).toList();
    Nonzero.fill(x, out);
    return out.stream().map(Operand::toValue).toList();
  }

  private static Value join(int axis, List<Operand> parts) {
    Operand out =
        Operand.zeros(
            parts.get(0).dtype(), Join.shape(axis, parts.stream().map(Operand::shape).toList()));
    Join.join(axis, parts, out);
    return out.toValue();
  }

  private static List<Value> draw(Routine routine, List<Value> in, DType dtype) {
    Operand state = Operand.of(in.get(0));
    Operand next = Operand.zeros(state.dtype(), state.shape());
    Operand out = Operand.zeros(dtype, Draw.shape(Selections.integers(in.subList(1, 2))));
    Draw.draw(routine, state, Operand.of(in.get(2)), Operand.of(in.get(3)), next, out);
    return List.of(next.toValue(), out.toValue());
  }
}
