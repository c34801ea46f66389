package damo.link.jvm;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Meaning.Tail;
import damo.link.Broadcast;
import damo.link.Geometry;
import damo.link.Observer;
import damo.link.plan.Storage;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generated kernel over the inputs broadcast together. Where one pass over them would be wrong,
 * as lengths of 1 broadcast inside the program, the ops that were fused run instead.
 */
final class KernelStep extends Step {
  private final Meaning.Fused fused;
  private final List<Storage> storages;

  /** As {@link #storages}; when the step is ready they have room, and never get smaller. */
  private final Storage[] room;

  private final TiledKernel kernel;
  private final Object[] arrays;
  private final int[] offsets;
  private final Object[] results;
  private final @Nullable Operand[] inPlace;
  private @Nullable JvmExecutable parts;

  KernelStep(Apply node, Meaning.Fused fused, Operand[] in, Operand[] out, List<Storage> storages) {
    super(node, in, out);
    this.fused = fused;
    this.storages = storages;
    this.room = storages.toArray(Storage[]::new);
    this.kernel = new TiledKernel(fused.program(), fused.tails());
    this.arrays = new Object[in.length];
    this.offsets = new int[in.length];
    this.results = new Object[out.length];
    this.inPlace = new Operand[out.length];
  }

  /** Lets output {@code i} be written over {@code shared}, an input whose last reader this is. */
  void writeOver(int i, Operand shared) {
    inPlace[i] = shared;
    kernel.runToTheEnd();
  }

  /** Whether the kernel itself runs, which cannot fail, and not the ops that were fused. */
  boolean isOnePass() {
    return parts == null;
  }

  @Override
  void prepare() {
    try {
      Ints shape = Broadcast.shape(Arrays.stream(in).map(Operand::shape).toList());
      prepare(shape, valueShapes());
    } catch (ShapeException mismatch) {
      throw precise(mismatch);
    }
  }

  private void prepare(Ints shape, List<Ints> shapes) {
    boolean onePass = fits(shape, shapes);
    parts = onePass ? null : alone();
    if (!onePass) return;
    for (int i = 0; i < out.length; i++)
      place(i, storages.get(i), resultShape(fused.tails().get(i), shape));
    kernel.prepare(shape, Arrays.stream(in).map(Operand::geometry).toList());
  }

  /** What the op among those fused says that the shapes do not fit. */
  private DamoException precise(ShapeException mismatch) {
    try {
      alone().run(Arrays.stream(in).map(Operand::toValue).toList());
    } catch (DamoException e) {
      return e.placed();
    }
    return mismatch;
  }

  /** The shape of every value of the program, broadcast from the inputs that it needs. */
  private List<Ints> valueShapes() {
    List<Ints> shapes = new ArrayList<>();
    for (Operand o : in) shapes.add(o.shape());
    for (ScalarProgram.Step step : fused.program().steps()) {
      shapes.add(
          step instanceof ScalarProgram.Apply a
              ? Broadcast.shape(a.args().stream().mapToObj(shapes::get).toList())
              : Ints.of());
    }
    return shapes;
  }

  private boolean fits(Ints shape, List<Ints> shapes) {
    boolean full = fused.program().outputs().stream().allMatch(v -> shapes.get(v).equals(shape));
    boolean same =
        fused.same().stream()
            .allMatch(pair -> shapes.get(pair.get(0)).equals(shapes.get(pair.get(1))));
    return full && same;
  }

  private static Ints resultShape(Tail tail, Ints shape) {
    return switch (tail) {
      case Tail.Store s -> shape;
      case Tail.Fold f -> folded(f, shape);
    };
  }

  private static Ints folded(Tail.Fold f, Ints shape) {
    boolean isAsked =
        Ints.range(0, shape.size()).stream()
            .noneMatch(a -> !f.axes().contains(a) && shape.get(a) == 0);
    if (!f.kind().hasValueOfNone()
        && isAsked
        && f.axes().stream().anyMatch(a -> shape.get(a) == 0)) {
      throw new ShapeException(
          f.kind().code()
              + " of no elements has no value: the shape is "
              + Geometry.text(shape)
              + ", the axes "
              + Geometry.text(f.axes()));
    }
    return Ints.of(
        Ints.range(0, shape.size()).stream()
            .filter(a -> f.keepdims() || !f.axes().contains(a))
            .map(a -> f.axes().contains(a) ? 1 : shape.get(a))
            .toArray());
  }

  private JvmExecutable alone() {
    return JvmExecutable.of(node, fused.otherwise(), Observer.NOBODY);
  }

  @Override
  void execute() {
    if (parts != null) {
      byParts(parts);
      return;
    }
    for (int i = 0; i < in.length; i++) {
      Object array = in[i].array();
      if (arrays[i] != array) arrays[i] = array;
      offsets[i] = in[i].offset();
    }
    for (int i = 0; i < out.length; i++) {
      Object result = target(i);
      if (results[i] != result) results[i] = result;
      out[i].moveTo(result, 0);
    }
    kernel.run(arrays, offsets, results);
  }

  private Object target(int i) {
    Operand shared = inPlace[i];
    boolean over =
        shared != null
            && shared.offset() == 0
            && shared.geometry().isDense()
            && shared.shape().equals(out[i].shape());
    return over ? shared.array() : room[i].array();
  }

  private void byParts(JvmExecutable executable) {
    List<Value> values = executable.run(Arrays.stream(in).map(Operand::toValue).toList());
    for (int i = 0; i < out.length; i++) {
      place(i, storages.get(i), values.get(i).shape());
      System.arraycopy(values.get(i).array(), 0, out[i].array(), 0, values.get(i).size());
    }
  }

  @Override
  String listing() {
    return super.listing()
        + (parts == null
            ? "\n" + kernel.listing()
            : "\n  as lengths of 1 broadcast inside, op by op:\n" + parts.listing());
  }
}
