package damo.link.jvm;

import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.passes.InlineComposites;

/** Links a graph into steps: generated kernels, library products, views, routines. */
public final class JvmLinker implements Linker {
  private final Observer observer;

  /** Steps that nobody looks at. */
  public JvmLinker() {
    this(Observer.NOBODY);
  }

  /**
   * Steps that somebody looks at.
   *
   * @param observer sees each step; shared variables change only when all is done
   */
  public JvmLinker(Observer observer) {
    this.observer = observer;
  }

  @Override
  public Linker observedBy(Observer newObserver) {
    return new JvmLinker(newObserver);
  }

  @Override
  public Executable link(Program program) {
    new InlineComposites().run(program.graph(), new RewriteTrace());
    return new JvmExecutable(program, observer);
  }
}
