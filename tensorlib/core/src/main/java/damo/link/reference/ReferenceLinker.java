package damo.link.reference;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.Demand;
import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs a graph op by op: the semantics that other linkers are measured by. */
public final class ReferenceLinker implements Linker {
  private final Observer observer;

  /** Nobody looks on. */
  public ReferenceLinker() {
    this(Observer.NOBODY);
  }

  private ReferenceLinker(Observer observer) {
    this.observer = observer;
  }

  @Override
  public Linker observedBy(Observer newObserver) {
    return new ReferenceLinker(newObserver);
  }

  @Override
  public Executable link(Program program) {
    return new OpByOp(program, new Interpreter(observer));
  }

  private static final class OpByOp implements Executable {
    private final Program program;
    private final List<Apply> order;
    private final Demand demand;
    private final Interpreter interpreter;

    OpByOp(Program program, Interpreter interpreter) {
      this.interpreter = interpreter;
      this.program = program;
      this.order = program.graph().toposort();
      this.demand = new Demand(order, program.graph().outputs());
    }

    @Override
    public List<Value> run(List<Value> arguments) {
      List<Variable> inputs = program.graph().inputs();
      Map<Variable, Value> known = new HashMap<>();
      for (int i = 0; i < inputs.size(); i++) known.put(inputs.get(i), arguments.get(i));
      List<Value> outputs = new Run(interpreter, known, demand).outputs(program.graph().outputs());
      List<Value> results = outputs.subList(0, program.results());
      advance(outputs.subList(program.results(), outputs.size()), taken(arguments, results));
      return results;
    }

    /** All at once: each next value was computed from the values before the call. */
    private void advance(List<Value> next, Set<Object> taken) {
      List<Value> own = new ArrayList<>();
      for (int i = 0; i < next.size(); i++) program.updated().get(i).check(next.get(i).shape());
      for (Value v : next) own.add(taken.add(v.array()) ? v : v.copy());
      for (int i = 0; i < own.size(); i++) program.updated().get(i).advance(own.get(i));
    }

    /** Arrays that belong to somebody else. */
    private Set<Object> taken(List<Value> arguments, List<Value> results) {
      Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Value v : arguments) arrays.add(v.array());
      for (Value v : results) arrays.add(v.array());
      for (Variable leaf : leaves()) {
        switch (leaf) {
          case Constant c -> arrays.add(c.value().array());
          case SharedVariable s -> arrays.add(s.current().array());
          default -> {}
        }
      }
      return arrays;
    }

    private List<Variable> leaves() {
      return Traversal.leaves(program.graph().outputs(), program.graph().inputs());
    }

    @Override
    public String listing() {
      return order.stream().map(OpByOp::line).collect(Collectors.joining("\n"));
    }

    private static String line(Apply node) {
      String outputs =
          node.outputs().stream().map(Variable::label).collect(Collectors.joining(", "));
      String inputs = node.inputs().stream().map(Variable::label).collect(Collectors.joining(", "));
      return outputs + " = " + node.op().name() + "(" + inputs + ")";
    }
  }
}
