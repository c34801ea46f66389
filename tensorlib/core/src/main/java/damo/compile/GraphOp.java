package damo.compile;

import com.google.errorprone.annotations.Immutable;
import damo.error.DamoException;
import damo.error.ShapeException;
import damo.grad.Cause;
import damo.grad.Flow;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Inner;
import damo.graph.Meaning;
import damo.graph.SubGraph;
import damo.graph.Variable;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.control.CustomOp;
import damo.op.elemwise.Cast;
import damo.tensor.Operands;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The op that an {@link OpFromGraph} applies.
 *
 * @param body the graph; shared variables are the last of its leaves
 * @param given how many of the leaves are named inputs
 * @param inlined whether the compiler puts the graph in its place
 * @param gradient replaces the gradient of the graph
 * @param tangents replaces the directional derivative of the graph
 */
@Immutable
@SuppressWarnings("Immutable") // code of the user is taken to be pure
public record GraphOp(
    String name,
    SubGraph body,
    int given,
    boolean inlined,
    @Nullable Pullback gradient,
    @Nullable Pushforward tangents)
    implements TensorOp {
  /** Gradients with respect to named inputs: a list, null where there is none. */
  @FunctionalInterface
  public interface Pullback {
    /** The gradients, one for each named input. */
    @Nullable Object build(
        List<TensorVariable> inputs,
        List<TensorVariable> outputs,
        List<TensorVariable> outputGradients);
  }

  /** As {@link Pullback}, without the outputs. */
  @FunctionalInterface
  public interface ShortPullback {
    /** The gradients, one for each named input. */
    @Nullable Object build(List<TensorVariable> inputs, List<TensorVariable> outputGradients);
  }

  /** The derivatives of outputs along directions of named inputs: a list, one for each output. */
  @FunctionalInterface
  public interface Pushforward {
    /** One derivative for each output. */
    List<?> build(List<TensorVariable> inputs, List<TensorVariable> directions);
  }

  GraphOp named(String newName) {
    return new GraphOp(newName, body, given, inlined, gradient, tangents);
  }

  GraphOp inline(boolean yes) {
    return new GraphOp(name, body, given, yes, gradient, tangents);
  }

  GraphOp pullingBack(@Nullable Pullback by) {
    return new GraphOp(name, body, given, inlined, by, tangents);
  }

  GraphOp pushingForward(@Nullable Pushforward by) {
    return new GraphOp(name, body, given, inlined, gradient, by);
  }

  @Override
  public Set<String> implied(Apply node) {
    return Set.of("name", "body", "given", "inlined");
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    return TensorOp.tensors(body.outputs()).stream().map(TensorVariable::type).toList();
  }

  @Override
  public List<Inner> inner() {
    return List.of(Inner.of(body));
  }

  @Override
  public Meaning meaning(Apply node) {
    return inlined ? new Meaning.Composite(body) : new Meaning.Nested(body);
  }

  /** Expanded, unless the user's derivatives were lost with the op. */
  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    return gradient == null && tangents == null
        ? Optional.empty()
        : Optional.of(BatchedGraph.of(this, batch));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    return gradient == null ? through(node, outputGradients) : overridden(node, outputGradients);
  }

  private List<Gradient> overridden(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<TensorVariable> outputs = TensorOp.tensors(node.apply().outputs());
    List<TensorVariable> gs = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      TensorVariable g = outputGradients.get(i);
      gs.add(g != null ? g : outputs.get(i).zerosLike());
    }
    List<TensorVariable> inputs = TensorOp.tensors(node.apply().inputs());
    List<TensorVariable> named = inputs.subList(0, given);
    List<Gradient> out =
        new ArrayList<>(
            CustomOp.gradients(
                name, named, java.util.Objects.requireNonNull(gradient).build(named, outputs, gs)));
    for (int i = given; i < inputs.size(); i++)
      out.add(Gradient.disconnected("the gradient of " + name + " was given for its inputs alone"));
    return out;
  }

  /** The gradient of the graph, itself a graph: over the inputs and the gradients of outputs. */
  private List<Gradient> through(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<Variable> leaves = new ArrayList<>();
    for (Variable v : body.leaves()) leaves.add(v.type().leaf(v.name()));
    List<TensorVariable> outputs = TensorOp.tensors(body.expand(leaves));
    Map<Variable, TensorVariable> starts = new LinkedHashMap<>();
    List<TensorVariable> arriving = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      TensorVariable g = outputGradients.get(i);
      if (g == null) continue;
      arriving.add(g);
      starts.put(Cast.copy(outputs.get(i)), g.type().variable(null));
    }
    Flow flow = Flow.back(starts, Set.of(), leaves);
    List<Variable> needed = Stream.concat(leaves.stream(), starts.values().stream()).toList();
    List<TensorVariable> flowing = new ArrayList<>();
    for (Variable leaf : leaves) {
      TensorVariable g = flow.gradient(leaf);
      if (g != null) flowing.add(g);
    }
    SubGraph back = SubGraph.of(needed, flowing);
    List<TensorVariable> operands = new ArrayList<>(TensorOp.tensors(node.apply().inputs()));
    operands.addAll(arriving);
    List<TensorVariable> built =
        inlined
            ? TensorOp.tensors(back.expand(operands))
            : new GraphOp(name + "_grad", back, needed.size(), false, null, null)
                .applyAll(operands);
    return gradients(flow, leaves, built);
  }

  private List<Gradient> gradients(Flow flow, List<Variable> leaves, List<TensorVariable> built) {
    List<Gradient> out = new ArrayList<>();
    int next = 0;
    for (Variable leaf : leaves) {
      boolean flows = flow.gradient(leaf) != null;
      TensorVariable g = flows ? built.get(next++) : null;
      Cause undefined = flow.undefined(leaf);
      if (undefined != null) out.add(Gradient.undefined(undefined.why()));
      else if (g != null) out.add(Gradient.of(g));
      else if (flow.reaches(leaf)) out.add(Gradient.zero());
      else out.add(Gradient.disconnected("inside " + name + ", " + whyNot(flow, leaf)));
    }
    return out;
  }

  private static String whyNot(Flow flow, Variable leaf) {
    List<Cause> ends = flow.ends(leaf);
    return ends.isEmpty() ? "no path leads from it to the outputs" : ends.getFirst().why();
  }

  @Override
  public Optional<List<Gradient>> pushforward(Apply node, List<@Nullable Variable> changes) {
    if (tangents == null) return Optional.empty();
    List<TensorVariable> named = TensorOp.tensors(node.inputs()).subList(0, given);
    List<TensorVariable> directions = new ArrayList<>();
    for (int i = 0; i < given; i++)
      directions.add(changes.get(i) instanceof TensorVariable t ? t : named.get(i).zerosLike());
    List<?> built = tangents.build(named, directions);
    if (built.size() != node.outputs().size())
      throw new DamoException(
          "the R-operator of "
              + name
              + " returned "
              + built.size()
              + " directions where there are "
              + node.outputs().size()
              + " outputs");
    List<Gradient> out = new ArrayList<>();
    for (Object t : built)
      out.add(
          t == null
              ? Gradient.zero()
              : Gradient.of(direction(Operands.asTensor(t), node.output(out.size()))));
    return Optional.of(out);
  }

  private TensorVariable direction(TensorVariable t, Variable output) {
    TensorVariable of = (TensorVariable) output;
    if (t.ndim() == of.ndim()) return t;
    throw new ShapeException(
        "the R-operator of "
            + name
            + " returned a direction of rank "
            + t.ndim()
            + " for an output of rank "
            + of.ndim());
  }
}
