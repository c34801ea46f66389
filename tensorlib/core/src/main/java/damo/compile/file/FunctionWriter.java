package damo.compile.file;

import damo.graph.FunctionGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a function as data. */
final class FunctionWriter {
  private final DataWriter out;

  FunctionWriter(OutputStream out) {
    this.out = new DataWriter(out);
  }

  void write(StoredFunction f) throws IOException {
    FunctionGraph graph = f.program().graph();
    out.write(f.name());
    out.write(f.mode());
    out.count(f.inputs().size());
    for (StoredFunction.Input input : f.inputs()) input(input);
    out.write(f.borrowed());
    out.write(List.copyOf(f.program().updated()));
    new GraphWriter(out).write(graph.inputs(), graph.outputs());
  }

  private void input(StoredFunction.Input input) throws IOException {
    out.write(input.variable());
    out.write(input.givenName());
    out.write(input.mutable());
    out.write(input.borrow());
    out.write(input.allowDowncast());
    out.write(input.strict());
    out.write(input.kept());
    out.write(input.state());
  }
}
