package damo.compile;

import damo.config.Setting;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.link.Linker;
import damo.link.debug.DebugLinker;
import damo.link.guard.GuardLinker;
import damo.link.jvm.JvmLinker;
import damo.link.reference.Interpreter;
import damo.link.reference.ReferenceLinker;
import damo.rewrite.Pipeline;
import damo.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** Which rewrites a graph gets, and what runs it. */
public final class Mode {
  /** Canonical rewrites only, op by op: the reference semantics. */
  public static final Mode FAST_COMPILE =
      new Mode("FAST_COMPILE", Pipeline.canonical(Mode::fold), new ReferenceLinker());

  /** All rewrites, compiled. */
  public static final Mode FAST_RUN =
      new Mode("FAST_RUN", Pipeline.full(Mode::fold), new JvmLinker());

  /**
   * All rewrites; runs each node compiled and by the reference, all nodes compiled together, and
   * the graph as it was written, and names the first that differs. What users wrote in Java, or
   * see, happens once: a graph with such ops is compared node by node only.
   */
  public static final Mode DEBUG =
      new Mode("DEBUG", Pipeline.full(Mode::fold), new DebugLinker(new JvmLinker()));

  /**
   * All rewrites, compiled; every result is looked at. A call stops where NaN or an infinity comes
   * in, or at the first op that makes one, with the line where it was made and the ranges of its
   * inputs. No shared variable has changed then.
   */
  public static final Mode NAN_GUARD =
      new Mode("NAN_GUARD", Pipeline.full(Mode::fold), new GuardLinker());

  /** The mode of functions that name none. */
  public static final Setting<Mode> DEFAULT = new Setting<>("mode", FAST_RUN);

  private final String name;
  private final String changes;
  private final Pipeline pipeline;
  private final Linker linker;

  private Mode(String name, Pipeline pipeline, Linker linker) {
    this(name, "", pipeline, linker);
  }

  private Mode(String name, String changes, Pipeline pipeline, Linker linker) {
    this.name = name;
    this.changes = changes;
    this.pipeline = pipeline;
    this.linker = linker;
  }

  private static List<Value> fold(Apply node, List<Value> inputs) {
    return new Interpreter().evaluate(node, inputs);
  }

  /** The mode of this name that was not made from another. */
  static Mode named(String name) {
    return Stream.of(FAST_COMPILE, FAST_RUN, DEBUG, NAN_GUARD)
        .filter(m -> m.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new DamoException("there is no mode " + name));
  }

  /** The name, with the rewrites that were included, excluded or required. */
  public String name() {
    return name + changes;
  }

  /** The name of the mode that this one was made from. */
  String base() {
    return name;
  }

  /**
   * With these rewrites too. A rewrite is meant by its name, by the name of the pass that it is
   * part of, or by {@code fast_run}, which is all, or {@code fast_compile}.
   *
   * @throws damo.error.DamoException if there is none of a name
   */
  public Mode including(String... rewrites) {
    return changed(" with " + List.of(rewrites), pipeline.including(List.of(rewrites)));
  }

  /**
   * Without these rewrites, meant as in {@link #including}; {@link #rewrites()} lists them.
   *
   * @throws damo.error.DamoException if there is none of a name
   */
  public Mode excluding(String... rewrites) {
    return changed(" without " + List.of(rewrites), pipeline.excluding(List.of(rewrites)));
  }

  /**
   * Only those of its rewrites that each of these names means, as in {@link #including}.
   *
   * @throws damo.error.DamoException if there is none of a name
   */
  public Mode requiring(String... rewrites) {
    return changed(" requiring " + List.of(rewrites), pipeline.requiring(List.of(rewrites)));
  }

  private Mode changed(String how, Pipeline other) {
    return new Mode(name, changes + how, other, linker);
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
    return name();
  }
}
