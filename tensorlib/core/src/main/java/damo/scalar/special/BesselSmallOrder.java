package damo.scalar.special;

/**
 * The Bessel functions of order 0 and 1: up to 8 by their first zeros and a polynomial, beyond by
 * amplitude and phase.
 */
final class BesselSmallOrder {
  private static final double SPLIT = 8;

  private static final double[][] ZEROS_0 = {
    {2.404825557695773, -1.176691651530894e-16}, {5.520078110286311, 8.088597146146722e-17}
  };
  private static final double[][] ZEROS_1 = {
    {3.8317059702075125, -1.5269184090088067e-16}, {7.015586669815619, -9.414165653410389e-17}
  };

  /** {@code J₀(x)} over {@code x² − z²} for both zeros, in x². */
  private static final Chebyshev NEAR_0 =
      new Chebyshev(
          0.0019903555001601486,
          -0.002620939138497025,
          0.0008687721472062577,
          -0.00017040584951557357,
          2.204908639454817e-05,
          -2.0248894980012834e-06,
          1.3898025173428905e-07,
          -7.406701254344167e-09,
          3.1559927583611334e-10,
          -1.1003860827939697e-11,
          3.1989232970233477e-13,
          -7.875041254709154e-15,
          1.6632588015211278e-16,
          -3.0475993756698376e-18,
          4.8912290055811176e-20);

  /** {@code J₁(x) / x} over {@code x² − z²} for both zeros, in x². */
  private static final Chebyshev NEAR_1 =
      new Chebyshev(
          0.00027895709887613106,
          -0.0003115684036643562,
          8.553646588540538e-05,
          -1.4149356425623485e-05,
          1.576470099225889e-06,
          -1.269075502369425e-07,
          7.747614077073057e-09,
          -3.716577146675772e-10,
          1.4395417669312554e-11,
          -4.60007822413452e-13,
          1.2341465589619718e-14,
          -2.8205466239524856e-16,
          5.558821065951572e-18,
          -9.546930865755219e-20);

  /** Real part of the amplitude of {@code H₀}, in {@code (8/x)²}. */
  private static final Chebyshev REAL_0 =
      new Chebyshev(
          0.9994603493475187,
          -0.0005365220468132117,
          3.0751847875194745e-06,
          -5.1705945376060975e-08,
          1.6306464635151382e-09,
          -7.86409137723707e-11,
          5.168262387349193e-12,
          -4.3045788699253914e-13,
          4.3265957431549404e-14,
          -5.069034095935236e-15,
          6.748072215733873e-16,
          -1.0011513723467786e-16,
          1.6305919233744186e-17);

  /** Imaginary part, times x. */
  private static final Chebyshev IMAGINARY_0 =
      new Chebyshev(
          -0.12444683684269607,
          0.0005470815954089319,
          -5.9315987288485175e-06,
          1.4377965798375193e-07,
          -5.817532749493056e-09,
          3.376097523734991e-10,
          -2.565397936797308e-11,
          2.404916100281365e-12,
          -2.6690625482579414e-13,
          3.4041800321963686e-14,
          -4.87994410531204e-15,
          7.729703176242605e-16,
          -1.3348852171502517e-16,
          2.4865952389390515e-17,
          -4.952892629886516e-18);

  private static final Chebyshev REAL_1 =
      new Chebyshev(
          1.0009030408600137,
          0.0008989898330859408,
          -3.987284300488908e-06,
          6.177633960644299e-08,
          -1.8718907491063067e-09,
          8.816898659582339e-11,
          -5.704863640395645e-12,
          4.699195515230542e-13,
          -4.6842237839904895e-14,
          5.452674896044717e-15,
          -7.221180842274018e-16,
          1.0667689114335412e-16,
          -1.7312313216116335e-17);

  private static final Chebyshev IMAGINARY_1 =
      new Chebyshev(
          0.3742222965562826,
          -0.0007702178839325664,
          7.3108922063643636e-06,
          -1.676782510726674e-07,
          6.583354662120443e-09,
          -3.749090950541556e-10,
          2.8121750359748866e-11,
          -2.61145253946232e-12,
          2.8774212663332235e-13,
          -3.649001916061838e-14,
          5.206626366226707e-15,
          -8.215318025458595e-16,
          1.4141084390211833e-16,
          -2.626761589838529e-17,
          5.2192649196714085e-18);

  private BesselSmallOrder() {}

  static double j0(double x) {
    double a = Math.abs(x);
    if (a <= SPLIT) return overZeros(a, ZEROS_0) * NEAR_0.at(a * a / 32 - 1);
    if (a == Double.POSITIVE_INFINITY) return 0;
    double plus = sinPlusCos(a);
    double minus = sinMinusCos(a);
    double z = SPLIT / a;
    double t = 2 * z * z - 1;
    return (REAL_0.at(t) * plus - IMAGINARY_0.at(t) / a * minus) / Math.sqrt(Math.PI * a);
  }

  static double j1(double x) {
    double a = Math.abs(x);
    if (a <= SPLIT) return x * overZeros(a, ZEROS_1) * NEAR_1.at(a * a / 32 - 1);
    if (a == Double.POSITIVE_INFINITY) return 0;
    double plus = sinPlusCos(a);
    double minus = sinMinusCos(a);
    double z = SPLIT / a;
    double t = 2 * z * z - 1;
    double y = (REAL_1.at(t) * minus + IMAGINARY_1.at(t) / a * plus) / Math.sqrt(Math.PI * a);
    return x < 0 ? -y : y;
  }

  private static double overZeros(double x, double[][] zeros) {
    double out = 1;
    for (double[] z : zeros) out *= (x - z[0] - z[1]) * (x + z[0]);
    return out;
  }

  /** Where the terms cancel, by {@code (sin + cos)(sin − cos) = −cos 2x}. */
  private static double sinPlusCos(double x) {
    double s = Math.sin(x);
    double c = Math.cos(x);
    return s * c >= 0 || 2 * x > Double.MAX_VALUE ? s + c : -Math.cos(2 * x) / (s - c);
  }

  private static double sinMinusCos(double x) {
    double s = Math.sin(x);
    double c = Math.cos(x);
    return s * c <= 0 || 2 * x > Double.MAX_VALUE ? s - c : -Math.cos(2 * x) / (s + c);
  }
}
