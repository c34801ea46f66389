package damo.link.jvm;

import damo.link.Executable;
import damo.link.Linker;
import damo.link.Program;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.passes.InlineComposites;

/** Links a graph into steps: generated kernels, library products, views, routines. */
public final class JvmLinker implements Linker {
  @Override
  public Executable link(Program program) {
    new InlineComposites().run(program.graph(), new RewriteTrace());
    return new JvmExecutable(program);
  }
}
