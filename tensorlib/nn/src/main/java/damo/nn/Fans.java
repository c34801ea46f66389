package damo.nn;

/** How many numbers meet in an output, and how many outputs an input reaches. */
record Fans(int in, int out) {
  static Fans of(int... shape) {
    return switch (shape.length) {
      case 0 -> new Fans(1, 1);
      case 1 -> new Fans(shape[0], shape[0]);
      case 2 -> new Fans(shape[0], shape[1]);
      default -> filters(shape);
    };
  }

  private static Fans filters(int... shape) {
    int field = 1;
    for (int i = 2; i < shape.length; i++) field *= shape[i];
    return new Fans(shape[1] * field, shape[0] * field);
  }

  double glorot(double gain) {
    return Math.sqrt(gain / Math.max(1, in + out));
  }

  double he(double gain) {
    return Math.sqrt(gain / Math.max(1, in));
  }
}
