package damo.link.reference;

import damo.link.Broadcast;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Scalar programs, step by step over whole arrays: each step is stored in its own dtype, which does
 * the rounding and the wrapping.
 */
public final class ScalarInterpreter {
  private ScalarInterpreter() {}

  /** The outputs, all in the common shape of all inputs. */
  public static List<Value> evaluate(ScalarProgram program, List<Value> inputs) {
    Ints shape = Broadcast.shape(inputs.stream().map(Value::shape).toList());
    List<Value> values = new ArrayList<>(inputs);
    for (ScalarProgram.Step step : program.steps()) values.add(value(step, values));
    return program.outputs().stream().mapToObj(i -> spread(values.get(i), shape)).toList();
  }

  private static Value value(ScalarProgram.Step step, List<Value> values) {
    return switch (step) {
      case ScalarProgram.Literal l ->
          l.dtype().isFloat()
              ? Value.scalar(l.dtype(), l.asDouble())
              : Value.scalar(l.dtype(), l.bits());
      case ScalarProgram.Apply(var prim, var dtype, var args) ->
          apply(prim, dtype, args.stream().mapToObj(values::get).toList());
    };
  }

  private static Value apply(Prim prim, DType dtype, List<Value> args) {
    Ints shape = Broadcast.shape(args.stream().map(Value::shape).toList());
    List<Value> operands = args.stream().map(v -> v.size() == 1 ? v : spread(v, shape)).toList();
    if (prim == Prim.CAST) return spread(operands.get(0).cast(dtype), shape);
    if (prim == Prim.SECOND) return spread(operands.get(1), shape);
    Value out = Value.zeros(dtype, shape);
    DType operand = operands.get(prim == Prim.WHERE ? 1 : 0).dtype();
    if (operand.isFloat()) onDoubles(prim.onDoubles(), operands, out);
    else onLongs(LongForms.of(prim, operand), operands, out);
    return out;
  }

  private static void onDoubles(Prim.OnDoubles f, List<Value> operands, Value out) {
    Column a = Column.of(operands, 0);
    Column b = Column.of(operands, 1);
    Column c = Column.of(operands, 2);
    Elements to = Elements.of(out.dtype());
    for (int i = 0, n = out.size(); i < n; i++)
      to.setDouble(out.array(), i, f.apply(a.doubleAt(i), b.doubleAt(i), c.doubleAt(i)));
  }

  private static void onLongs(Prim.OnLongs f, List<Value> operands, Value out) {
    Column a = Column.of(operands, 0);
    Column b = Column.of(operands, 1);
    Column c = Column.of(operands, 2);
    Elements to = Elements.of(out.dtype());
    for (int i = 0, n = out.size(); i < n; i++)
      to.setLong(out.array(), i, f.apply(a.longAt(i), b.longAt(i), c.longAt(i)));
  }

  /** An operand read along the result: one element stays where it is. */
  private record Column(Elements elements, Object array, int step) {
    private static final Column MISSING = new Column(Elements.of(DType.INT64), new long[1], 0);

    static Column of(List<Value> operands, int i) {
      if (i >= operands.size()) return MISSING;
      Value v = operands.get(i);
      return new Column(Elements.of(v.dtype()), v.array(), v.size() == 1 ? 0 : 1);
    }

    double doubleAt(int i) {
      return elements.getDouble(array, i * step);
    }

    long longAt(int i) {
      return elements.getLong(array, i * step);
    }
  }

  private static Value spread(Value v, Ints shape) {
    if (v.shape().equals(shape)) return v;
    Operand out = Operand.zeros(v.dtype(), shape);
    Copy.copy(Operand.of(v), out);
    return out.toValue();
  }
}
