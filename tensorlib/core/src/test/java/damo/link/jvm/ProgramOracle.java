package damo.link.jvm;

import damo.graph.Meaning.Tail;
import damo.link.Broadcast;
import damo.link.Geometry;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Programs evaluated element by element through the table of primitives, for comparison. */
final class ProgramOracle {
  private ProgramOracle() {}

  /** An operand somewhere in an array. */
  record Placed(DType dtype, Object array, int offset, Geometry geometry) {}

  static List<Value> evaluate(
      ScalarProgram program, List<Tail> tails, Ints shape, List<Placed> inputs) {
    List<Value> stored = new ArrayList<>();
    for (int v : program.outputs().toArray()) stored.add(Value.zeros(program.dtypeOf(v), shape));
    int n = Value.sizeOf(shape);
    for (int i = 0; i < n; i++) {
      List<Value> values = new ArrayList<>();
      for (Placed in : inputs) values.add(element(in, shape, i));
      for (ScalarProgram.Step s : program.steps()) values.add(step(s, values));
      for (int o = 0; o < stored.size(); o++)
        copy(values.get(program.outputs().get(o)), stored.get(o), i);
    }
    List<Value> out = new ArrayList<>();
    for (int o = 0; o < tails.size(); o++) {
      out.add(tails.get(o) instanceof Tail.Fold f ? fold(f, stored.get(o)) : stored.get(o));
    }
    return out;
  }

  private static Value element(Placed in, Ints shape, int i) {
    Ints strides = Broadcast.to(in.geometry(), shape).strides();
    int at = in.offset();
    int rest = i;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      at += rest % shape.get(axis) * strides.get(axis);
      rest /= shape.get(axis);
    }
    Value out = Value.zeros(in.dtype(), Ints.of());
    System.arraycopy(in.array(), at, out.array(), 0, 1);
    return out;
  }

  private static void copy(Value from, Value to, int i) {
    System.arraycopy(from.array(), 0, to.array(), i, 1);
  }

  private static Value step(ScalarProgram.Step step, List<Value> values) {
    return switch (step) {
      case ScalarProgram.Literal l ->
          l.dtype().isFloat()
              ? Value.scalar(l.dtype(), l.asDouble())
              : Value.scalar(l.dtype(), l.bits());
      case ScalarProgram.Apply(Prim prim, DType dtype, Ints args) ->
          apply(prim, dtype, args.stream().mapToObj(values::get).toList());
    };
  }

  private static Value apply(Prim prim, DType dtype, List<Value> args) {
    if (prim == Prim.CAST) return args.get(0).cast(dtype);
    if (prim == Prim.SECOND) return args.get(1);
    if (prim == Prim.WHERE) return args.get(0).getLong(0) != 0 ? args.get(1) : args.get(2);
    DType operand = args.get(0).dtype();
    Value out = Value.zeros(dtype, Ints.of());
    Elements to = Elements.of(dtype);
    if (operand.isFloat())
      to.setDouble(out.array(), 0, prim.onDoubles().apply(d(args, 0), d(args, 1), d(args, 2)));
    else if (operand.isBool() && prim == Prim.INVERT) to.setLong(out.array(), 0, l(args, 0) ^ 1);
    else if (operand == DType.UINT64)
      to.setLong(out.array(), 0, unsigned(prim, l(args, 0), l(args, 1)));
    else to.setLong(out.array(), 0, prim.onLongs().apply(l(args, 0), l(args, 1), l(args, 2)));
    return out;
  }

  private static long unsigned(Prim prim, long a, long b) {
    java.math.BigInteger x = new java.math.BigInteger(Long.toUnsignedString(a));
    java.math.BigInteger y = new java.math.BigInteger(Long.toUnsignedString(b));
    return switch (prim) {
      case LT -> x.compareTo(y) < 0 ? 1 : 0;
      case LE -> x.compareTo(y) <= 0 ? 1 : 0;
      case GT -> x.compareTo(y) > 0 ? 1 : 0;
      case GE -> x.compareTo(y) >= 0 ? 1 : 0;
      case MAXIMUM -> x.max(y).longValue();
      case MINIMUM -> x.min(y).longValue();
      case FLOOR_DIV -> b == 0 ? 0 : x.divide(y).longValue();
      case MOD -> b == 0 ? 0 : x.mod(y).longValue();
      case ABS -> a;
      case SGN -> x.signum();
      default -> prim.onLongs().apply(a, b, 0);
    };
  }

  private static double d(List<Value> args, int i) {
    return i < args.size() ? args.get(i).getDouble(0) : 0;
  }

  private static long l(List<Value> args, int i) {
    return i < args.size() ? args.get(i).getLong(0) : 0;
  }

  private static Value fold(Tail.Fold f, Value x) {
    Ints shape = x.shape();
    int[] kept = Ints.range(0, shape.size()).stream().filter(a -> !f.axes().contains(a)).toArray();
    Ints outShape = Ints.of(java.util.Arrays.stream(kept).map(shape::get).toArray());
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < Value.sizeOf(outShape); i++) groups.add(new ArrayList<>());
    for (int i = 0; i < x.size(); i++) groups.get(group(i, shape, kept)).add(i);
    Value out = Value.zeros(f.result(), outShape);
    for (int i = 0; i < groups.size(); i++) reduce(f, x, groups.get(i), out, i);
    return out;
  }

  private static int group(int i, Ints shape, int[] kept) {
    int[] index = new int[shape.size()];
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      index[axis] = i % shape.get(axis);
      i /= shape.get(axis);
    }
    int at = 0;
    for (int axis : kept) at = at * shape.get(axis) + index[axis];
    return at;
  }

  private static void reduce(Tail.Fold f, Value x, List<Integer> from, Value out, int to) {
    Elements e = Elements.of(out.dtype());
    boolean isFloat = x.dtype().isFloat();
    double[] v = from.stream().mapToDouble(x::getDouble).toArray();
    long[] w = from.stream().mapToLong(x::getLong).toArray();
    switch (f.kind()) {
      case SUM -> {
        if (isFloat) e.setDouble(out.array(), to, java.util.Arrays.stream(v).sum());
        else e.setLong(out.array(), to, java.util.Arrays.stream(w).sum());
      }
      case MEAN -> e.setDouble(out.array(), to, java.util.Arrays.stream(v).sum() / v.length);
      case PROD -> {
        if (isFloat)
          e.setDouble(out.array(), to, java.util.Arrays.stream(v).reduce(1, (a, b) -> a * b));
        else e.setLong(out.array(), to, java.util.Arrays.stream(w).reduce(1, (a, b) -> a * b));
      }
      case ANY ->
          e.setLong(out.array(), to, java.util.Arrays.stream(v).anyMatch(d -> d != 0) ? 1 : 0);
      case ALL ->
          e.setLong(out.array(), to, java.util.Arrays.stream(v).allMatch(d -> d != 0) ? 1 : 0);
      case PEAK -> {
        if (from.isEmpty()) e.setDouble(out.array(), to, Double.NEGATIVE_INFINITY);
        else copyElement(x, from.get(best(f, x, from)), out, to);
      }
      case MAX, MIN -> copyElement(x, from.get(best(f, x, from)), out, to);
      case ARGMAX, ARGMIN -> e.setLong(out.array(), to, best(f, x, from));
    }
  }

  private static void copyElement(Value x, int from, Value out, int to) {
    System.arraycopy(x.array(), from, out.array(), to, 1);
  }

  private static int best(Tail.Fold f, Value x, List<Integer> from) {
    boolean greatest =
        switch (f.kind()) {
          case MAX, PEAK, ARGMAX -> true;
          default -> false;
        };
    int best = 0;
    for (int i = 1; i < from.size(); i++) {
      if (isBetter(x, from.get(i), from.get(best), greatest)) best = i;
    }
    return best;
  }

  private static boolean isBetter(Value x, int i, int best, boolean greatest) {
    if (!x.dtype().isFloat()) {
      long a = x.getLong(i);
      long b = x.getLong(best);
      int order = x.dtype() == DType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b);
      return greatest ? order > 0 : order < 0;
    }
    double a = x.getDouble(i);
    double b = x.getDouble(best);
    return !Double.isNaN(b) && (Double.isNaN(a) || (greatest ? a > b : a < b));
  }
}
