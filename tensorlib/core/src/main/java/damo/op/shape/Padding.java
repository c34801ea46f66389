package damo.op.shape;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.op.index.Along;
import damo.op.index.SliceBuilder;
import damo.op.index.WriteInto;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.Axes;
import damo.tensor.Pad;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Arrays with a border, as {@code numpy.pad}: one axis after the other. */
public final class Padding {
  private Padding() {}

  /**
   * {@code x} with borders.
   *
   * @param widths for each axis how many elements come before and after; one pair is for all axes,
   *     one number of a pair for both sides
   */
  public static TensorVariable of(TensorVariable x, int[][] widths, Pad pad) {
    int[][] each = each(x, widths);
    if (pad.mode() == Pad.Mode.CONSTANT) return constant(x, each, pad);
    TensorVariable out = x;
    for (int axis = 0; axis < x.ndim(); axis++)
      if (each[axis][0] + each[axis][1] > 0) out = new Side(out, axis, each[axis], pad).padded();
    return out;
  }

  private static int[][] each(TensorVariable x, int[][] widths) {
    if (widths.length != 1 && widths.length != x.ndim())
      throw new ShapeException(
          "pad of "
              + x.label()
              + ", which has "
              + x.ndim()
              + " axes: "
              + widths.length
              + " pairs of widths are given");
    int[][] out = new int[x.ndim()][];
    for (int axis = 0; axis < out.length; axis++) {
      int[] pair = widths[widths.length == 1 ? 0 : axis];
      if (pair.length < 1 || pair.length > 2 || pair[0] < 0 || pair[pair.length - 1] < 0)
        throw new DamoException(
            "pad of "
                + x.label()
                + ": a width before and one after, not negative, are expected for each axis, got "
                + java.util.Arrays.deepToString(widths));
      out[axis] = new int[] {pair[0], pair[pair.length - 1]};
    }
    return out;
  }

  /** Written into the middle of an array of the constant. */
  private static TensorVariable constant(TensorVariable x, int[][] widths, Pad pad) {
    List<TensorVariable> lengths = new ArrayList<>();
    SliceBuilder middle = new SliceBuilder();
    for (int axis = 0; axis < x.ndim(); axis++) {
      TensorVariable n = Length.of(x, axis);
      lengths.add(Lengths.sum(n, widths[axis][0] + widths[axis][1]));
      middle.span(widths[axis][0], Lengths.sum(n, widths[axis][0]), null);
    }
    TensorVariable value =
        Cast.to(TensorConstant.scalar(DType.FLOAT64, pad.constantValue()), x.dtype());
    TensorVariable whole = BroadcastTo.of(value, MakeVector.of(lengths));
    Apply read = Objects.requireNonNull(middle.readOf(whole).owner());
    return WriteInto.set(whole, read, x);
  }

  /** One axis of an array, with its borders. */
  private record Side(TensorVariable x, int axis, int[] widths, Pad pad) {
    TensorVariable padded() {
      return switch (pad.mode()) {
        case CONSTANT -> throw new IllegalStateException("all axes at once");
        case EDGE -> at(positions().maximum(0).minimum(n().sub(1)));
        case WRAP -> at(positions().mod(n()));
        case SYMMETRIC -> at(mirrored(positions(), n().mul(2), 1));
        case REFLECT -> at(mirrored(positions(), n().sub(1).mul(2).maximum(1), 0));
        case LINEAR_RAMP -> between(ramp(0, widths[0]), ramp(-1, widths[1]));
        case MAXIMUM, MINIMUM, MEAN -> between(statistic(true), statistic(false));
      };
    }

    private TensorVariable n() {
      return Length.of(x, axis);
    }

    private TensorVariable at(TensorVariable positions) {
      return Along.pick(x, positions, axis);
    }

    /** Of the padded axis, counted from its first element that is not padding. */
    private TensorVariable positions() {
      return Arange.of(-widths[0], Lengths.sum(n(), widths[1]), 1, null);
    }

    /** Forward and back again, with a period. */
    private static TensorVariable mirrored(
        TensorVariable positions, TensorVariable period, int repeated) {
      TensorVariable at = positions.mod(period);
      return at.minimum(period.sub(at).sub(repeated));
    }

    private TensorVariable between(TensorVariable before, TensorVariable after) {
      return Join.of(axis, List.of(before, x, after));
    }

    private TensorVariable slice(Object from, TensorVariable to) {
      SliceBuilder b = new SliceBuilder();
      for (int i = 0; i < axis; i++) b.whole();
      return b.span(from, to, null).of(x);
    }

    /** From the value at the end towards the first or last element. */
    private TensorVariable ramp(int edge, int width) {
      TensorVariable border = at(TensorConstant.read(new int[] {edge}));
      TensorVariable steps = Arange.of(0, width, 1, x.dtype().toFloat());
      if (edge < 0) steps = Arange.of(width - 1, -1, -1, x.dtype().toFloat());
      int[] pattern = new int[x.ndim()];
      java.util.Arrays.fill(pattern, -1);
      pattern[axis] = 0;
      TensorVariable share = DimShuffle.of(steps.div(Math.max(1, width)), pattern);
      TensorVariable end = TensorConstant.scalar(x.dtype().toFloat(), pad.endValue());
      return Cast.to(border.sub(end).mul(share).add(end), x.dtype());
    }

    /** Of the elements at one side, repeated. */
    private TensorVariable statistic(boolean isBefore) {
      TensorVariable used = used(isBefore);
      Axes along = Axes.of(axis).keepdims(true);
      TensorVariable one =
          switch (pad.mode()) {
            case MAXIMUM -> used.max(along);
            case MINIMUM -> used.min(along);
            default -> mean(used, along);
          };
      List<TensorVariable> shape = new ArrayList<>(Lengths.of(one));
      shape.set(axis, TensorConstant.scalar(DType.INT64, widths[isBefore ? 0 : 1]));
      return BroadcastTo.of(one, MakeVector.of(shape));
    }

    private TensorVariable mean(TensorVariable used, Axes along) {
      TensorVariable mean = used.mean(along);
      return x.dtype().isFloat() ? mean : Cast.to(Elemwise.of(Prim.ROUND, mean), x.dtype());
    }

    private TensorVariable used(boolean isBefore) {
      Integer length = pad.statLength();
      if (length == null) return x;
      TensorVariable n = n();
      TensorVariable some = n.minimum(TensorConstant.scalar(DType.INT64, length));
      return isBefore ? slice(0, some) : slice(n.sub(some), n);
    }
  }
}
