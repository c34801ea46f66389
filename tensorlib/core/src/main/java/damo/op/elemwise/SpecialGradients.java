package damo.op.elemwise;

import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivatives of the special functions, most of them special functions themselves. */
final class SpecialGradients {
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private SpecialGradients() {}

  /** Why there is no derivative by an operand; null where there is one. */
  static @Nullable String whyUndefined(Prim prim, int operand) {
    return switch (prim) {
      case POLYGAMMA, JV, IV ->
          operand == 0 ? prim.code() + " has no derivative by its order here" : null;
      case GAMMAINC_BY_ORDER ->
          operand == 0 ? "gammainc has no second derivative by its first operand here" : null;
      case BETAINC_BY_FIRST, BETAINC_BY_SECOND ->
          operand < 2 ? "betainc has no second derivative by its parameters here" : null;
      default -> null;
    };
  }

  static @Nullable TensorVariable unary(
      Prim prim, TensorVariable x, TensorVariable y, TensorVariable g) {
    return switch (prim) {
      case SOFTSIGN -> g.mul(x.abs().add(1).inv().sqr());
      case ERF -> g.mul(x.sqr().neg().exp()).mul(TWO_OVER_ROOT_PI);
      case ERFC -> g.mul(x.sqr().neg().exp()).mul(-TWO_OVER_ROOT_PI);
      case ERFCX -> g.mul(x.mul(y).mul(2).sub(TWO_OVER_ROOT_PI));
      case ERFINV -> g.mul(y.sqr().exp()).div(TWO_OVER_ROOT_PI);
      case ERFCINV -> g.mul(y.sqr().exp()).div(-TWO_OVER_ROOT_PI);
      case GAMMA -> g.mul(y).mul(psi(x));
      case GAMMALN -> g.mul(psi(x));
      case PSI -> g.mul(of(Prim.TRI_GAMMA, x));
      case TRI_GAMMA -> g.mul(of(Prim.POLYGAMMA, 2, x));
      case J0 -> g.mul(of(Prim.J1, x)).neg();
      case J1 -> g.mul(of(Prim.J0, x).sub(of(Prim.JV, 2, x))).mul(0.5);
      case I0 -> g.mul(of(Prim.I1, x));
      case I1 -> g.mul(of(Prim.I0, x).add(of(Prim.IV, 2, x))).mul(0.5);
      case LOGIT -> g.div(x.mul(x.neg().add(1)));
      case LOG1MEXP -> g.div(x.neg().expm1()).neg();
      default -> null;
    };
  }

  static List<@Nullable TensorVariable> binary(
      Prim prim, TensorVariable a, TensorVariable b, TensorVariable y, TensorVariable g) {
    return switch (prim) {
      case POLYGAMMA -> list(null, g.mul(of(prim, a.add(1), b)));
      case POCH -> {
        TensorVariable end = psi(a.add(b));
        yield list(g.mul(y).mul(end.sub(psi(a))), g.mul(y).mul(end));
      }
      case BETA -> list(g.mul(y).mul(ofBetaln(a, b)), g.mul(y).mul(ofBetaln(b, a)));
      case BETALN -> list(g.mul(ofBetaln(a, b)), g.mul(ofBetaln(b, a)));
      case GAMMAINC, GAMMAINCC, GAMMAU, GAMMAL, GAMMA_DENSITY, GAMMAINC_BY_ORDER ->
          ofIncompleteGamma(prim, a, b, y, g);
      case JV -> list(null, g.mul(of(prim, a.sub(1), b).sub(of(prim, a.add(1), b))).mul(0.5));
      case IV -> list(null, g.mul(of(prim, a.sub(1), b).add(of(prim, a.add(1), b))).mul(0.5));
      case XLOGY -> list(g.mul(b.log()), g.mul(a).div(b));
      case XLOG1PY -> list(g.mul(b.log1p()), g.mul(a).div(b.add(1)));
      default -> list(null, null);
    };
  }

  private static List<@Nullable TensorVariable> ofIncompleteGamma(
      Prim prim, TensorVariable k, TensorVariable x, TensorVariable y, TensorVariable g) {
    return switch (prim) {
      case GAMMAINC -> list(g.mul(byOrder(k, x)), g.mul(of(Prim.GAMMA_DENSITY, k, x)));
      case GAMMAINCC -> list(g.mul(byOrder(k, x)).neg(), g.mul(of(Prim.GAMMA_DENSITY, k, x)).neg());
      case GAMMAU -> list(g.mul(y.mul(psi(k)).sub(scaled(k, x))), g.mul(integrand(k, x)).neg());
      case GAMMAL -> list(g.mul(y.mul(psi(k)).add(scaled(k, x))), g.mul(integrand(k, x)));
      case GAMMA_DENSITY ->
          list(g.mul(y).mul(x.log().sub(psi(k))), g.mul(y).mul(k.sub(1).div(x).sub(1)));
      default -> list(null, g.mul(of(Prim.GAMMA_DENSITY, k, x)).mul(x.log().sub(psi(k))));
    };
  }

  private static TensorVariable byOrder(TensorVariable k, TensorVariable x) {
    return of(Prim.GAMMAINC_BY_ORDER, k, x);
  }

  private static TensorVariable scaled(TensorVariable k, TensorVariable x) {
    return of(Prim.GAMMA, k).mul(byOrder(k, x));
  }

  /** {@code x^(k−1) exp(−x)}. */
  private static TensorVariable integrand(TensorVariable k, TensorVariable x) {
    return of(Prim.XLOGY, k.sub(1), x).sub(x).exp();
  }

  static List<@Nullable TensorVariable> ternary(
      Prim prim,
      TensorVariable a,
      TensorVariable b,
      TensorVariable x,
      TensorVariable y,
      TensorVariable g) {
    TensorVariable atEnd = x.neg().add(1);
    return switch (prim) {
      case BETAINC ->
          list(
              g.mul(of(Prim.BETAINC_BY_FIRST, a, b, x)),
              g.mul(of(Prim.BETAINC_BY_SECOND, a, b, x)),
              g.mul(of(Prim.BETA_DENSITY, a, b, x)));
      case BETA_DENSITY ->
          list(
              g.mul(y).mul(x.log().sub(ofBetaln(a, b))),
              g.mul(y).mul(x.neg().log1p().sub(ofBetaln(b, a))),
              g.mul(y).mul(a.sub(1).div(x).sub(b.sub(1).div(atEnd))));
      case BETAINC_BY_FIRST ->
          list(null, null, g.mul(density(a, b, x)).mul(x.log().sub(ofBetaln(a, b))));
      case BETAINC_BY_SECOND ->
          list(null, null, g.mul(density(a, b, x)).mul(x.neg().log1p().sub(ofBetaln(b, a))));
      default -> list(null, null, null);
    };
  }

  private static TensorVariable density(TensorVariable a, TensorVariable b, TensorVariable x) {
    return of(Prim.BETA_DENSITY, a, b, x);
  }

  /** {@code psi(a) − psi(a + b)}: the derivative of {@code betaln} by a. */
  private static TensorVariable ofBetaln(TensorVariable a, TensorVariable b) {
    return psi(a).sub(psi(a.add(b)));
  }

  private static TensorVariable psi(TensorVariable x) {
    return of(Prim.PSI, x);
  }

  private static TensorVariable of(Prim prim, Object... operands) {
    return Elemwise.of(prim, operands);
  }

  private static List<@Nullable TensorVariable> list(@Nullable TensorVariable... gs) {
    return new ArrayList<>(Arrays.asList(gs));
  }
}
