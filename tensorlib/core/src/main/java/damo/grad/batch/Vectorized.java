package damo.grad.batch;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Variable;
import damo.op.elemwise.Elemwise;
import damo.op.shape.BroadcastTo;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.Lengths;
import damo.op.shape.MakeVector;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.tensor.Operands;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A function of arrays of a fixed number of axes that takes more: it is applied to each element of
 * a batch, whose axes stand in front and broadcast.
 */
public final class Vectorized {
  private final Body body;
  private final String text;
  private final Signature signature;

  /** The function for one element: a variable, a value, or a list of them. */
  @FunctionalInterface
  public interface Body {
    /** The results for one element. */
    Object of(List<TensorVariable> arguments);
  }

  private Vectorized(Body body, String text) {
    this.body = body;
    this.text = text;
    this.signature = Signature.of(text);
  }

  /**
   * {@code body} for batches.
   *
   * @param arity how many arguments the function takes
   * @param signature {@code "(m,n),(n)->(m)"}
   */
  public static Vectorized of(int arity, Body body, String signature) {
    Vectorized out = new Vectorized(body, signature);
    if (out.signature.inputs().size() != arity)
      throw new DamoException(
          "the signature \""
              + signature
              + "\" has "
              + out.signature.inputs().size()
              + " inputs, the function takes "
              + arity);
    return out;
  }

  /** The first output. */
  public TensorVariable apply(Object... arguments) {
    return applyAll(arguments).getFirst();
  }

  /**
   * All outputs.
   *
   * @param arguments tensors or values, with the axes of the signature last
   * @return with the axes of the batch in front
   * @throws ShapeException if an argument lacks axes, or axes of one name have different lengths
   */
  public List<TensorVariable> applyAll(Object... arguments) {
    List<List<String>> core = signature.inputs();
    if (arguments.length != core.size())
      throw new DamoException(
          "\"" + text + "\" takes " + core.size() + " arguments, got " + arguments.length);
    List<TensorVariable> args = new ArrayList<>();
    for (Object o : arguments) args.add(Operands.asTensor(o));
    checkAxes(args);
    int axes =
        IntStream.range(0, args.size())
            .map(i -> args.get(i).ndim() - core.get(i).size())
            .max()
            .orElse(0);
    return axes == 0 ? elements(args) : batch(args, axes);
  }

  private void checkAxes(List<TensorVariable> args) {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < args.size(); i++) {
      TensorVariable v = args.get(i);
      List<String> names = signature.inputs().get(i);
      int batch = v.ndim() - names.size();
      if (batch < 0)
        throw new ShapeException(
            "\""
                + text
                + "\" wants at least "
                + names.size()
                + " axes of argument "
                + i
                + ", got "
                + v.label()
                + " of type "
                + v.type());
      for (int a = 0; a < names.size(); a++) {
        int n = v.type().lengths().get(batch + a);
        Integer before = n < 0 ? null : known.putIfAbsent(names.get(a), n);
        if (before != null && before != n)
          throw new ShapeException(
              "\"" + text + "\": axis " + names.get(a) + " has lengths " + before + " and " + n);
      }
    }
  }

  /** The outputs for one element. */
  private List<TensorVariable> elements(List<TensorVariable> args) {
    Object returned = body.of(Collections.unmodifiableList(args));
    List<TensorVariable> out = new ArrayList<>();
    if (returned instanceof List<?> l) for (Object o : l) out.add(Operands.asTensor(o));
    else out.add(Operands.asTensor(returned));
    List<List<String>> core = signature.outputs();
    if (out.size() != core.size())
      throw new DamoException(
          "\"" + text + "\" has " + core.size() + " outputs, the function returned " + out.size());
    for (int i = 0; i < out.size(); i++)
      if (out.get(i).ndim() != core.get(i).size())
        throw new ShapeException(
            "\""
                + text
                + "\" says that output "
                + i
                + " has "
                + core.get(i).size()
                + " axes, the function returned "
                + out.get(i).label()
                + " of type "
                + out.get(i).type());
    return out;
  }

  private List<TensorVariable> batch(List<TensorVariable> args, int axes) {
    List<TensorVariable> lengths = lengths(args, axes);
    List<TensorVariable> one = new ArrayList<>();
    Map<Variable, TensorVariable> lifted = new HashMap<>();
    for (int i = 0; i < args.size(); i++) {
      TensorVariable v = args.get(i);
      int core = signature.inputs().get(i).size();
      if (v.ndim() == core) {
        one.add(v);
        continue;
      }
      int[] last = v.type().lengths().stream().skip(v.ndim() - (long) core).toArray();
      one.add(new TensorType(v.dtype(), Ints.of(last)).variable(v.name()));
      lifted.put(one.getLast(), spread(v, core, lengths));
    }
    List<TensorVariable> outputs = elements(one);
    List<TensorVariable> all = Lifting.of(outputs, lifted, axes);
    List<TensorVariable> out = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean same = all.get(i).ndim() == outputs.get(i).ndim();
      out.add(same ? spread(all.get(i), all.get(i).ndim(), lengths) : all.get(i));
    }
    return out;
  }

  /** The lengths of the batch: those of all arguments broadcast together. */
  private List<TensorVariable> lengths(List<TensorVariable> args, int axes) {
    List<TensorVariable> out = new ArrayList<>();
    for (int k = 0; k < axes; k++) {
      TensorVariable length = Lengths.constant(1);
      for (int i = 0; i < args.size(); i++) {
        int batch = args.get(i).ndim() - signature.inputs().get(i).size();
        int axis = k - (axes - batch);
        if (axis >= 0) length = together(length, Length.of(args.get(i), axis));
      }
      out.add(length);
    }
    return out;
  }

  private static TensorVariable together(TensorVariable a, TensorVariable b) {
    if (a instanceof TensorConstant c) return c.isAll(1) ? b : a;
    if (b instanceof TensorConstant c) return c.isAll(1) ? a : b;
    return Elemwise.of(Prim.WHERE, a.eq(1), b, a);
  }

  /** {@code v} with all axes of the batch in front of its last {@code core}. */
  private static TensorVariable spread(TensorVariable v, int core, List<TensorVariable> lengths) {
    int missing = lengths.size() + core - v.ndim();
    int[] pattern =
        IntStream.range(0, lengths.size() + core).map(i -> Math.max(-1, i - missing)).toArray();
    List<TensorVariable> shape = new ArrayList<>(lengths);
    for (int a = v.ndim() - core; a < v.ndim(); a++) shape.add(Length.of(v, a));
    boolean fits =
        missing == 0
            && IntStream.range(0, lengths.size()).allMatch(k -> isLength(lengths.get(k), v, k));
    return fits ? v : BroadcastTo.of(DimShuffle.of(v, pattern), MakeVector.of(shape));
  }

  /** Whether {@code n} is the length of an axis of {@code v}, known or written as such. */
  private static boolean isLength(TensorVariable n, TensorVariable v, int axis) {
    if (n instanceof TensorConstant c) return c.value().getLong(0) == v.type().lengths().get(axis);
    return n.owner() != null && n.owner().op().equals(new Length(axis)) && n.owner().input(0) == v;
  }
}
