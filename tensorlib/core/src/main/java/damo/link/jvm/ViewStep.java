package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.ViewMap;
import damo.link.Layout;
import damo.link.Views;
import damo.link.plan.Storage;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import java.util.Arrays;

/** A view: no element moves, unless a reshape needs them in C order. */
final class ViewStep extends Step {
  private final ViewMap map;
  private final Storage storage;
  private final long[] arguments;
  private boolean copies;
  private int shift;

  ViewStep(Apply node, ViewMap map, Operand[] in, Operand[] out, Storage storage) {
    super(node, in, out);
    this.map = map;
    this.storage = storage;
    this.arguments = new long[Arguments.count(in, map)];
  }

  @Override
  void prepare() {
    Arguments.check(in, map);
    Arguments.read(in, arguments);
    look();
  }

  private void look() {
    Layout seen = Views.view(map, in[0].layout(), arguments);
    copies = seen == null;
    if (seen == null) {
      place(0, storage, Views.shape(map, in[0].shape(), arguments));
      return;
    }
    if (!seen.geometry().equals(out[0].geometry())) out[0].reshape(seen.geometry());
    shift = seen.offset() - in[0].offset();
  }

  @Override
  void execute() {
    if (arguments.length > 0 && Arguments.changed(in, arguments)) follow();
    if (copies) copy();
    else out[0].moveTo(in[0].array(), in[0].offset() + shift);
  }

  /** The arguments are others than last time: a slice that only moves keeps its geometry. */
  private void follow() {
    Arguments.read(in, arguments);
    boolean onlyMoves =
        map instanceof ViewMap.Slices s
            && Views.keeps(out[0].geometry(), s, in[0].geometry(), arguments);
    if (onlyMoves) shift = Views.shift((ViewMap.Slices) map, in[0].geometry(), arguments);
    else look();
  }

  private void copy() {
    out[0].moveTo(storage.ensure(out[0].size()), 0);
    Copy.copy(in[0], new Operand(out[0].dtype(), out[0].array(), Layout.dense(in[0].shape())));
  }

  @Override
  String listing() {
    return super.listing() + (copies ? "  (copied)" : "  (a view)") + Arrays.toString(arguments);
  }
}
