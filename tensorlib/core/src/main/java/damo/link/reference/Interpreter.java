package damo.link.reference;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Type;
import damo.graph.Variable;
import damo.link.Blame;
import damo.link.DeclaredRank;
import damo.link.DryRun;
import damo.link.Observer;
import damo.link.Watching;
import damo.link.routine.Operand;
import damo.link.routine.Unbroadcast;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What a node computes, by its meaning. Not safe for use by several threads at once. */
public final class Interpreter {
  private final Compositions compositions = new Compositions(this);
  private final Loops loops = new Loops(this);
  private final Observer observer;

  /** One that nobody looks at. */
  public Interpreter() {
    this(Observer.NOBODY);
  }

  /** One that is looked at. */
  public Interpreter(Observer observer) {
    this.observer = observer;
  }

  /**
   * The values of the outputs.
   *
   * @param inputs one per input of the node; not written to, but outputs may share their arrays
   * @throws DamoException naming the node, if it cannot be computed
   */
  public List<Value> evaluate(Apply node, List<Value> inputs) {
    try {
      return observer == Observer.NOBODY || DryRun.isOn()
          ? compute(node, inputs)
          : observed(node, inputs);
    } catch (DamoException e) {
      throw Blame.on(node, inputs.stream().map(Value::shape).toList(), e);
    }
  }

  private List<Value> observed(Apply node, List<Value> inputs) {
    observer.begins(node);
    List<Value> outputs = compute(node, inputs);
    observer.computed(node, operands(inputs), operands(outputs));
    return outputs;
  }

  private static List<Operand> operands(List<Value> values) {
    return values.stream().map(Operand::of).toList();
  }

  private List<Value> compute(Apply node, List<Value> in) {
    List<Value> out = meant(node, in);
    for (int i = 0; i < out.size(); i++) DeclaredRank.check(node, i, out.get(i).shape());
    return out;
  }

  private List<Value> meant(Apply node, List<Value> in) {
    return switch (node.meaning()) {
      case Meaning.Scalar(var program) -> ScalarInterpreter.evaluate(program, in);
      case Meaning.Reduce r -> List.of(Reducer.reduce(r, in.get(0), dtype(node, 0)));
      case Meaning.Unbroadcast u ->
          List.of(unbroadcast(in.get(0), in.get(1).shape(), dtype(node, 0)));
      case Meaning.View(var map) -> List.of(Selections.view(map, in));
      case Meaning.Index i -> List.of(Selections.index(i, in));
      case Meaning.Call c ->
          Calls.call(c, in, node.outputs().stream().map(v -> dtype(v.type())).toList());
      case Meaning.Composite c -> compositions.evaluate(node, c.expansion(), in);
      case Meaning.Fused f -> compositions.evaluate(node, f.otherwise(), in);
      case Meaning.Choice c -> List.of(in.get(isTrue(in.get(0)) ? 1 : 2));
      case Meaning.Effect(var watch) -> watched(watch, in);
      case Meaning.Nested(var body) -> compositions.evaluate(node, body, in);
      case Meaning.Loop loop -> loops.evaluate(node, loop, in);
      case Meaning.Custom(var function) -> custom(node, function, in);
    };
  }

  private static List<Value> watched(Meaning.Watch watch, List<Value> in) {
    Watching.through(watch, operands(in));
    return List.of(in.getFirst());
  }

  static boolean isTrue(Value condition) {
    return condition.getLong(0) != 0;
  }

  private static Value unbroadcast(Value g, Ints shape, DType dtype) {
    if (g.shape().equals(shape)) return g;
    Operand out = Operand.zeros(dtype, shape);
    Unbroadcast.sum(Operand.of(g), out);
    return out.toValue();
  }

  private static List<Value> custom(Apply node, Meaning.JavaFunction function, List<Value> in) {
    if (DryRun.isOn()) return declared(node);
    List<Value> out = called(function, in);
    if (out.size() != node.outputs().size()) {
      throw new DamoException(
          "its function returned "
              + out.size()
              + " values where "
              + node.outputs().size()
              + " are declared");
    }
    for (int i = 0; i < out.size(); i++)
      checkDeclared((TensorType) node.output(i).type(), out.get(i), i);
    return out;
  }

  /** Zeros, where lengths are declared. */
  private static List<Value> declared(Apply node) {
    List<Value> zeros = new ArrayList<>();
    for (Variable v : node.outputs()) {
      TensorType type = (TensorType) v.type();
      if (type.lengths().stream().anyMatch(n -> n < 0))
        throw new DamoException("the lengths of its result are known when it runs");
      zeros.add(Value.zeros(type.dtype(), type.lengths()));
    }
    return zeros;
  }

  private static List<Value> called(Meaning.JavaFunction function, List<Value> in) {
    try {
      return List.copyOf(function.compute(in));
    } catch (DamoException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DamoException("its function failed: " + e, e);
    }
  }

  private static void checkDeclared(TensorType type, Value v, int i) {
    boolean fits = v.dtype() == type.dtype() && v.rank() == type.ndim();
    for (int axis = 0; fits && axis < type.ndim(); axis++)
      fits = type.lengths().get(axis) < 0 || type.lengths().get(axis) == v.shape().get(axis);
    if (!fits) {
      throw new DamoException(
          "its function returned "
              + v.dtype()
              + " of rank "
              + v.rank()
              + " as output "
              + i
              + ", declared is "
              + type
              + (v.rank() == type.ndim() ? "; its shape is " + v.shape() : ""));
    }
  }

  private static DType dtype(Apply node, int output) {
    return dtype(node.output(output).type());
  }

  private static DType dtype(Type type) {
    return ((TensorType) type).dtype();
  }
}
