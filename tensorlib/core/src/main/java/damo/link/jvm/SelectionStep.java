package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Meaning.Access;
import damo.graph.Meaning.Place;
import damo.graph.ViewMap;
import damo.link.Views;
import damo.link.plan.Storage;
import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.link.routine.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads or writes selected elements. */
abstract class SelectionStep extends Step {
  final Storage storage;

  private SelectionStep(Apply node, Operand[] in, Operand[] out, Storage storage) {
    super(node, in, out);
    this.storage = storage;
  }

  static Step of(Apply node, Meaning.Index index, Operand[] in, Operand[] out, Storage storage) {
    boolean adds = index.access() == Access.INC;
    return switch (index.place()) {
      case Place.At at when index.access() == Access.GATHER ->
          new Gathering(node, at, in, out, storage);
      case Place.At at -> new Scattering(node, at, adds, in, out, storage);
      case Place.Through(var map) -> new Writing(node, map, adds, in, out, storage);
    };
  }

  /** {@code x[indices]}. */
  private static final class Gathering extends SelectionStep {
    private final Selection selection;
    private final List<Operand> indices;

    Gathering(Apply node, Place.At at, Operand[] in, Operand[] out, Storage storage) {
      super(node, in, out, storage);
      this.selection = new Selection(at);
      this.indices = List.of(Arrays.copyOfRange(in, 1, in.length));
    }

    @Override
    void prepare() {
      place(
          0,
          storage,
          selection.shape(in[0].shape(), indices.stream().map(Operand::shape).toList()));
    }

    @Override
    void execute() {
      out[0].moveTo(storage.ensure(out[0].size()), 0);
      selection.gather(in[0], indices, out[0]);
    }
  }

  /** A copy of x, written to where arrays point. */
  private static final class Scattering extends SelectionStep {
    private final Selection selection;
    private final List<Operand> indices;
    private final boolean adds;

    Scattering(
        Apply node, Place.At at, boolean adds, Operand[] in, Operand[] out, Storage storage) {
      super(node, in, out, storage);
      this.selection = new Selection(at);
      this.indices = List.of(Arrays.copyOfRange(in, 2, in.length));
      this.adds = adds;
    }

    @Override
    void prepare() {
      place(0, storage, in[0].shape());
    }

    @Override
    void execute() {
      copyOfFirst();
      if (adds) selection.increment(out[0], in[1], indices);
      else selection.set(out[0], in[1], indices);
    }
  }

  /** A copy of x, written to through a view. */
  private static final class Writing extends SelectionStep {
    private final ViewMap map;
    private final boolean adds;
    private final Operand[] argumentInputs;
    private final long[] arguments;
    private @Nullable Operand part;
    private int shift;

    Writing(Apply node, ViewMap map, boolean adds, Operand[] in, Operand[] out, Storage storage) {
      super(node, in, out, storage);
      this.map = map;
      this.adds = adds;
      this.argumentInputs = Arrays.copyOfRange(in, 1, in.length);
      this.arguments = new long[Arguments.count(argumentInputs, map)];
    }

    @Override
    void prepare() {
      place(0, storage, in[0].shape());
      part = null;
    }

    @Override
    void execute() {
      copyOfFirst();
      Operand part = written();
      if (adds) Accumulate.add(in[1], part);
      else Copy.copy(in[1], part);
    }

    /** What is written to; the operand of last time if it only moved. */
    private Operand written() {
      boolean changed = Arguments.changed(argumentInputs, arguments);
      if (changed) Arguments.read(argumentInputs, arguments);
      Operand last = part;
      if (last == null || (changed && !follows(last))) {
        last = out[0].seenAs(Objects.requireNonNull(Views.view(map, out[0].layout(), arguments)));
        part = last;
        shift = last.offset() - out[0].offset();
      }
      last.moveTo(out[0].array(), out[0].offset() + shift);
      return last;
    }

    private boolean follows(Operand last) {
      if (!(map instanceof ViewMap.Slices s)
          || !Views.keeps(last.geometry(), s, out[0].geometry(), arguments)) return false;
      shift = Views.shift(s, out[0].geometry(), arguments);
      return true;
    }
  }

  final void copyOfFirst() {
    out[0].moveTo(storage.ensure(out[0].size()), 0);
    Copy.copy(in[0], out[0]);
  }
}
