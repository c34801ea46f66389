package damo.compile;

import damo.config.Setting;
import damo.graph.Apply;
import damo.link.Linker;
import damo.link.debug.DebugLinker;
import damo.link.jvm.JvmLinker;
import damo.link.reference.Interpreter;
import damo.link.reference.ReferenceLinker;
import damo.rewrite.Pipeline;
import damo.value.Value;
import java.util.List;

/** Which rewrites a graph gets, and what runs it. */
public final class Mode {
  /** Canonical rewrites only, op by op: the reference semantics. */
  public static final Mode FAST_COMPILE =
      new Mode("FAST_COMPILE", Pipeline.canonical(Mode::fold), new ReferenceLinker());

  /** All rewrites, compiled. */
  public static final Mode FAST_RUN =
      new Mode("FAST_RUN", Pipeline.full(Mode::fold), new JvmLinker());

  /** All rewrites; runs compiled and by reference, and names the first node that differs. */
  public static final Mode DEBUG =
      new Mode("DEBUG", Pipeline.full(Mode::fold), new DebugLinker(new JvmLinker()));

  /** The mode of functions that name none. */
  public static final Setting<Mode> DEFAULT = new Setting<>("mode", FAST_RUN);

  private final String name;
  private final Pipeline pipeline;
  private final Linker linker;

  private Mode(String name, Pipeline pipeline, Linker linker) {
    this.name = name;
    this.pipeline = pipeline;
    this.linker = linker;
  }

  private static List<Value> fold(Apply node, List<Value> inputs) {
    return new Interpreter().evaluate(node, inputs);
  }

  public String name() {
    return name;
  }

  /** Without the rewrites or passes of these names; {@link #rewrites()} lists them. */
  public Mode excluding(String... rewrites) {
    return new Mode(
        name + " without " + List.of(rewrites), pipeline.excluding(List.of(rewrites)), linker);
  }

  /** The names of the rewrites of this mode, in order. */
  public List<String> rewrites() {
    return pipeline.names();
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Linker linker() {
    return linker;
  }

  @Override
  public String toString() {
    return name;
  }
}
