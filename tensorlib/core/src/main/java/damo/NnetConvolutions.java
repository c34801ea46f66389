package damo;

import damo.op.conv.Convolutions;
import damo.op.conv.Upsampling;
import damo.op.neighbours.Neighbourhoods;
import damo.tensor.Conv;
import damo.tensor.TensorVariable;

/**
 * Convolutions, and what else moves over images. Images are (batch, channels, lengths…), filters
 * (filters, channels of one group, lengths…).
 */
public abstract class NnetConvolutions {
  /** Filters over images, without border, stride 1. */
  public TensorVariable conv2d(Object x, Object filters) {
    return conv2d(x, filters, Conv.options());
  }

  /**
   * True convolution unless {@code filterFlip(false)}: filters are reversed, then slide along the
   * last two axes.
   *
   * @param x images (batch, channels, rows, columns)
   * @param filters (filters, channels / groups, rows, columns); unshared: (filters, result rows,
   *     result columns, channels / groups, rows, columns)
   * @return (batch, filters, result rows, result columns) in the common dtype; along an axis of
   *     length n, with p zeros around it, filters of length k, dilation d and stride s find {@code
   *     (n + p − (k − 1) d − 1) / s + 1} positions, rounded down
   * @throws damo.error.ShapeException if ranks or channels do not fit, or filters reach over more
   *     than there is
   */
  public TensorVariable conv2d(Object x, Object filters, Conv options) {
    return Convolutions.of(2, x, filters, options);
  }

  /** As {@link #conv2dTranspose(Object, Object, int[], Conv)} without border, stride 1. */
  public TensorVariable conv2dTranspose(Object x, Object filters, int[] outputShape) {
    return conv2dTranspose(x, filters, outputShape, Conv.options());
  }

  /**
   * Convolution run backwards, as decoders use it: what {@link #conv2dGradWrtInputs} does to {@code
   * x}. The stride says how far apart the elements of {@code x} are set.
   *
   * @param x (batch, filters, rows, columns)
   * @param filters (filters, channels / groups, rows, columns): of the convolution run backwards
   * @param outputShape (batch, channels, rows, columns) of the result; −1 for what follows from
   *     {@code x} and {@code filters}
   */
  public TensorVariable conv2dTranspose(Object x, Object filters, int[] outputShape, Conv options) {
    return Convolutions.images(2, x, filters, outputShape, options);
  }

  /**
   * The gradient of a convolution with respect to its input.
   *
   * @param outputGrad that of the result
   * @param inputShape (batch, channels, rows, columns): numbers, or an integer vector; −1 for what
   *     follows from the others
   */
  public TensorVariable conv2dGradWrtInputs(
      Object outputGrad, Object filters, Object inputShape, Conv options) {
    return Convolutions.images(2, outputGrad, filters, inputShape, options);
  }

  /**
   * The gradient of a convolution with respect to its filters.
   *
   * @param outputGrad that of the result
   * @param filterShape the shape of the filters: numbers, or an integer vector; −1 for what follows
   *     from the others
   */
  public TensorVariable conv2dGradWrtWeights(
      Object x, Object outputGrad, Object filterShape, Conv options) {
    return Convolutions.filters(2, x, outputGrad, filterShape, options);
  }

  /** As {@link #conv2d(Object, Object)}, with one axis more. */
  public TensorVariable conv3d(Object x, Object filters) {
    return conv3d(x, filters, Conv.options());
  }

  /** As {@link #conv2d(Object, Object, Conv)}, along the last three axes. */
  public TensorVariable conv3d(Object x, Object filters, Conv options) {
    return Convolutions.of(3, x, filters, options);
  }

  /** As {@link #conv2dGradWrtInputs}, with one axis more. */
  public TensorVariable conv3dGradWrtInputs(
      Object outputGrad, Object filters, Object inputShape, Conv options) {
    return Convolutions.images(3, outputGrad, filters, inputShape, options);
  }

  /** As {@link #conv2dGradWrtWeights}, with one axis more. */
  public TensorVariable conv3dGradWrtWeights(
      Object x, Object outputGrad, Object filterShape, Conv options) {
    return Convolutions.filters(3, x, outputGrad, filterShape, options);
  }

  /** As {@link #separableConv2d(Object, Object, Object, int, Conv)} with the defaults. */
  public TensorVariable separableConv2d(
      Object x, Object depthwise, Object pointwise, int channels) {
    return separableConv2d(x, depthwise, pointwise, channels, Conv.options());
  }

  /**
   * Filters for each channel by itself, then filters of one element that mix what they give.
   *
   * @param depthwise (filters, 1, rows, columns): as many for each channel
   * @param pointwise (results, filters, 1, 1)
   * @param channels how many the images have
   * @param options of the first step
   */
  public TensorVariable separableConv2d(
      Object x, Object depthwise, Object pointwise, int channels, Conv options) {
    return Convolutions.separable(2, x, depthwise, pointwise, channels, options);
  }

  /** As {@link #separableConv2d(Object, Object, Object, int)}, with one axis more. */
  public TensorVariable separableConv3d(
      Object x, Object depthwise, Object pointwise, int channels) {
    return separableConv3d(x, depthwise, pointwise, channels, Conv.options());
  }

  /** As {@link #separableConv2d(Object, Object, Object, int, Conv)}, with one axis more. */
  public TensorVariable separableConv3d(
      Object x, Object depthwise, Object pointwise, int channels, Conv options) {
    return Convolutions.separable(3, x, depthwise, pointwise, channels, options);
  }

  /** As {@link #causalConv1d(Object, Object, Conv)} with the defaults. */
  public TensorVariable causalConv1d(Object x, Object filters) {
    return causalConv1d(x, filters, Conv.options());
  }

  /**
   * Convolution in time: output t sees inputs up to t, zeros before the first.
   *
   * @param x (batch, channels, time)
   * @param filters (filters, channels / groups, time)
   * @param options its border must be {@code "valid"}
   * @return (batch, filters, time); every s-th time with stride s
   */
  public TensorVariable causalConv1d(Object x, Object filters, Conv options) {
    return Convolutions.causal(x, filters, options);
  }

  /**
   * Images enlarged along rows and columns by linear interpolation: element i of the result lies at
   * {@code (i − (ratio − 1) / 2) / ratio} of the image, the inner quotient rounded down; copies of
   * the first and last elements stand beyond the border. Theano's formula.
   *
   * @param x (batch, channels, rows, columns)
   */
  public TensorVariable bilinearUpsampling(Object x, int ratio) {
    return Upsampling.bilinear(x, ratio, 1);
  }

  /**
   * As {@link #bilinearUpsampling}, by {@code num / den}: every {@code den}-th element of the
   * images enlarged {@code num} times, {@code num / den} brought to lowest terms.
   */
  public TensorVariable fracBilinearUpsampling(Object x, int num, int den) {
    return Upsampling.bilinear(x, num, den);
  }

  /** Patches side by side; see {@link #images2neibs(Object, int[], int[], String)}. */
  public TensorVariable images2neibs(Object x, int[] neibShape) {
    return images2neibs(x, neibShape, neibShape);
  }

  /** Patches {@code neibStep} apart; see {@link #images2neibs(Object, int[], int[], String)}. */
  public TensorVariable images2neibs(Object x, int[] neibShape, int[] neibStep) {
    return images2neibs(x, neibShape, neibStep, "valid");
  }

  /**
   * Patches of images as rows of a matrix, ordered by image, channel, and position of the patch.
   *
   * @param x (batch, channels, rows, columns)
   * @param neibShape rows and columns of a patch
   * @param neibStep from one patch to the next
   * @param mode {@code "valid"}: patches must cover the image; {@code "ignore_borders"}: what is
   *     left over is in no patch; {@code "wrap_centered"}: patches of odd lengths around each
   *     position, which see the other side of the image beyond its border; {@code "half"}, {@code
   *     "full"}: as valid, with half a patch, or a patch less one, of zeros around the image
   * @return (patches, elements of a patch)
   * @throws damo.error.ShapeException if patches cannot lie as the mode says
   */
  public TensorVariable images2neibs(Object x, int[] neibShape, int[] neibStep, String mode) {
    return Neighbourhoods.of(x, neibShape, neibStep, mode);
  }

  /**
   * The inverse of {@link #images2neibs(Object, int[])}.
   *
   * @param neibs rows that are patches side by side
   * @param originalShape (batch, channels, rows, columns): multiples of {@code neibShape}
   */
  public TensorVariable neibs2images(Object neibs, int[] neibShape, int[] originalShape) {
    return Neighbourhoods.toImages(neibs, neibShape, originalShape);
  }
}
