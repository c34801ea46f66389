package damo.link.guard;

import damo.graph.SharedVariable;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;
import damo.link.jvm.JvmLinker;
import damo.value.Value;
import java.util.List;

/** Compiled, and every result is looked at: a call stops at the first op that makes NaN or inf. */
public final class GuardLinker implements Linker {
  private final Guard guard = new Guard();
  private final Linker compiled;

  /** Nobody else looks on. */
  public GuardLinker() {
    this(Observer.NOBODY);
  }

  private GuardLinker(Observer observer) {
    this.compiled = new JvmLinker(observer.and(guard));
  }

  @Override
  public Linker observedBy(Observer observer) {
    return new GuardLinker(observer);
  }

  @Override
  public Executable link(Program program) {
    return new Guarded(program, compiled.link(program), guard);
  }

  private record Guarded(Program program, Executable compiled, Guard guard) implements Executable {
    @Override
    public List<Value> run(List<Value> arguments) {
      List<Variable> inputs = program.graph().inputs();
      for (int i = 0; i < arguments.size(); i++)
        guard.given(program, inputs.get(i), arguments.get(i));
      for (Variable v : Traversal.leaves(program.graph().outputs(), inputs))
        if (v instanceof SharedVariable s) guard.given(program, v, s.current());
      return compiled.run(arguments);
    }

    @Override
    public String listing() {
      return compiled.listing();
    }
  }
}
