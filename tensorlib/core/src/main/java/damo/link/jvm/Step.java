package damo.link.jvm;

import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Variable;
import damo.link.Blame;
import damo.link.Geometry;
import damo.link.Residence;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node of a linked graph. What follows from the geometries of the inputs is worked out when one
 * of them is another than last time, and kept: a steady call only compares references.
 */
abstract class Step {
  final Apply node;
  final Operand[] in;
  final Operand[] out;
  private final Geometry[] seen;
  private boolean prepared;
  private long ranIn;
  private @Nullable Object aimed;
  private int aimedAt;
  private int aimedSize;

  Step(Apply node, Operand[] in, Operand[] out) {
    this.node = node;
    this.in = in;
    this.out = out;
    this.seen = new Geometry[in.length];
  }

  /** Runs, unless it has in this call; a call has a number of its own. */
  final boolean runIn(long call) {
    if (ranIn == call) return false;
    run();
    ranIn = call;
    return true;
  }

  /**
   * Works out shapes and memory if need be, then computes. What is kept from a time that failed is
   * not to be relied upon.
   */
  final void run() {
    ready();
    prepared = false;
    try {
      execute();
    } catch (DamoException e) {
      throw blamed(e);
    }
    prepared = true;
  }

  /** Works out shapes and memory, if geometries changed. */
  final void ready() {
    if (prepared && !moved()) return;
    try {
      prepared = false;
      prepare();
      for (int i = 0; i < in.length; i++) seen[i] = in[i].geometry();
      prepared = true;
    } catch (DamoException e) {
      throw blamed(e);
    }
  }

  private boolean moved() {
    for (int i = 0; i < in.length; i++) if (in[i].geometry() != seen[i]) return true;
    return false;
  }

  /** The error again, saying that it came from this node. */
  DamoException blamed(DamoException e) {
    List<Ints> shapes = Arrays.stream(in).map(Operand::shape).toList();
    return Blame.on(node, shapes, e);
  }

  /** Finds the geometries of the outputs and makes room for them. */
  abstract void prepare();

  abstract void execute();

  /**
   * Where output 0 is wanted the next time, dense; a step may write it there, or elsewhere.
   *
   * @param size how many elements there is room for
   */
  final void aim(Object array, int offset, int size) {
    if (aimed != array) aimed = array;
    aimedAt = offset;
    aimedSize = size;
  }

  /** The array in which output 0, of {@code size} elements, is wanted; null if nobody said so. */
  final @Nullable Object aimed(int size) {
    Object array = aimedSize == size ? aimed : null;
    aimedSize = -1;
    return array;
  }

  /** Where output 0 begins in {@link #aimed}. */
  final int aimedAt() {
    return aimedAt;
  }

  /**
   * Tells where what it computes lies, if not where the plan of its graph says.
   *
   * @param name before those of its places
   */
  void residences(String name, Map<Variable, Residence> to) {}

  /** What runs, for people. */
  String listing() {
    return node
        + " -> "
        + Arrays.stream(out).map(o -> o.dtype() + Geometry.text(o.shape())).toList();
  }

  /**
   * Lets output {@code i} be dense in {@code storage}, of {@code shape}; keeps an equal geometry.
   */
  final void place(int i, Storage storage, Ints shape) {
    Geometry now = out[i].geometry();
    if (!now.shape().equals(shape) || !now.isDense()) out[i].reshape(Geometry.dense(shape));
    out[i].moveTo(storage.ensure(out[i].size()), 0);
  }
}
