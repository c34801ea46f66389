package damo.op.conv;

import damo.error.ShapeException;
import damo.op.elemwise.Cast;
import damo.op.shape.DimShuffle;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.tensor.Conv;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.List;

/** Convolutions as users write them. */
public final class Convolutions {
  private Convolutions() {}

  /** Filters sliding along the last {@code axes} axes of images. */
  public static TensorVariable of(int axes, Object images, Object filters, Conv options) {
    List<TensorVariable> both = together(images, filters);
    return new Convolution(options.along(axes)).apply(both);
  }

  /** The gradient with respect to the images, whose shape is given: an integer vector. */
  public static TensorVariable images(
      int axes, Object results, Object filters, Object shape, Conv options) {
    List<TensorVariable> both = together(results, filters);
    return new ConvolutionImages(options.along(axes))
        .apply(both.get(1), both.get(0), Lengths.vector(shape));
  }

  /** The gradient with respect to the filters, whose shape is given: an integer vector. */
  public static TensorVariable filters(
      int axes, Object images, Object results, Object shape, Conv options) {
    List<TensorVariable> both = together(images, results);
    return new ConvolutionFilters(options.along(axes))
        .apply(both.get(0), both.get(1), Lengths.vector(shape));
  }

  /**
   * Each of {@code channels} channels by filters of its own, then all of them mixed at each
   * position.
   */
  public static TensorVariable separable(
      int axes, Object images, Object depthwise, Object pointwise, int channels, Conv options) {
    TensorVariable byChannel = of(axes, images, depthwise, options.groups(channels));
    return of(axes, byChannel, pointwise, Conv.options());
  }

  /** Filters along the only axis that see no element after their position. */
  public static TensorVariable causal(Object images, Object filters, Conv options) {
    if (!options.border().equals(Border.VALID))
      throw new ShapeException(
          "a causal convolution has its own border; give \"valid\", got " + options.border());
    return of(1, images, filters, options.with(Border.CAUSAL));
  }

  /**
   * One filter or a stack of them over one image or a stack; a stack of both gives (images,
   * filters, rows, columns).
   */
  public static TensorVariable single(Object image, Object filter, Border border) {
    List<TensorVariable> both = together(image, filter);
    TensorVariable x = both.get(0);
    TensorVariable w = both.get(1);
    TensorVariable y = of(2, withChannel(x), withChannel(w), Conv.options().with(border));
    if (x.ndim() == 3 && w.ndim() == 3) return y;
    if (x.ndim() == 3) return DimShuffle.of(y, 0, 2, 3);
    return w.ndim() == 3 ? DimShuffle.of(y, 1, 2, 3) : DimShuffle.of(y, 2, 3);
  }

  private static TensorVariable withChannel(TensorVariable x) {
    return switch (x.ndim()) {
      case 2 -> DimShuffle.of(x, -1, -1, 0, 1);
      case 3 -> DimShuffle.of(x, 0, -1, 1, 2);
      default ->
          throw new ShapeException(
              "conv2d of signals wants a matrix or a stack of them, got "
                  + x.label()
                  + " of type "
                  + x.type());
    };
  }

  private static List<TensorVariable> together(Object a, Object b) {
    List<TensorVariable> both = Operands.together(a, b);
    DType dtype = DType.promote(both.get(0).dtype(), both.get(1).dtype());
    return both.stream().map(v -> Cast.to(v, dtype)).toList();
  }
}
