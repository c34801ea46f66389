package damo.link.routine.conv;

import damo.link.routine.Operand;

/**
 * A way to compute convolutions of one lattice, as correlations: filters are reversed already if
 * they are to be.
 */
interface FilterEngine {
  /** Results from images and filters; {@code y} is dense. */
  void results(Operand x, Operand w, Operand y);

  /** The gradient of images from filters and that of results; {@code x} is dense. */
  void images(Operand w, Operand y, Operand x);

  /** The gradient of filters from images and that of results; {@code w} has any strides. */
  void filters(Operand x, Operand y, Operand w);
}
