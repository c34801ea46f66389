package damo.scalar.special;

/**
 * A sum of Chebyshev polynomials on [−1, 1].
 *
 * <p>The coefficients in this package were computed with mpmath from 40 digits of the function at
 * 48 Chebyshev points, and end where they fall below 2⁻⁵⁶ of the largest.
 */
record Chebyshev(double... coefficients) {
  /** By Clenshaw's recurrence. */
  double at(double t) {
    double next = 0;
    double afterNext = 0;
    for (int i = coefficients.length - 1; i > 0; i--) {
      double here = 2 * t * next - afterNext + coefficients[i];
      afterNext = next;
      next = here;
    }
    return t * next - afterNext + coefficients[0];
  }
}
