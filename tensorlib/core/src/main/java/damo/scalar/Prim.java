package damo.scalar;

import static damo.scalar.Prim.Result.BOOL_RESULT;
import static damo.scalar.Prim.Result.FLOAT_RESULT;
import static damo.scalar.Prim.Result.SAME;
import static damo.scalar.Prim.Result.SPECIAL;

import damo.scalar.special.Bessel;
import damo.scalar.special.BetaFunctions;
import damo.scalar.special.ErrorFunctions;
import damo.scalar.special.GammaFunctions;
import damo.scalar.special.IncompleteBeta;
import damo.scalar.special.IncompleteGamma;
import damo.scalar.special.Logarithms;
import damo.scalar.special.Polygamma;
import org.jspecify.annotations.Nullable;

/**
 * The table of scalar primitives: all that elementwise programs are made of.
 *
 * <p>A row gives the name under which users know it, its LaTeX with {@code #1 #2 #3} for the
 * operands, the rule for its result type, and what it computes: once on doubles (floating operands,
 * whose result is rounded to the operand type) and once on longs (integers, whose result wraps to
 * the operand type; bools are 0 and 1). Operands have one common dtype, except the condition of
 * {@code WHERE}.
 */
public enum Prim {
  ADD("add", 2, SAME, "#1 + #2", (a, b, c) -> a + b, (a, b, c) -> a + b),
  SUB("sub", 2, SAME, "#1 - #2", (a, b, c) -> a - b, (a, b, c) -> a - b),
  MUL("mul", 2, SAME, "#1 \\cdot #2", (a, b, c) -> a * b, (a, b, c) -> a * b),
  DIV("div", 2, FLOAT_RESULT, "\\frac{#1}{#2}", (a, b, c) -> a / b, null),
  FLOOR_DIV(
      "floorDiv",
      2,
      SAME,
      "\\lfloor #1 / #2 \\rfloor",
      (a, b, c) -> ScalarMath.floorDiv(a, b),
      (a, b, c) -> ScalarMath.floorDiv(a, b)),
  MOD(
      "mod",
      2,
      SAME,
      "#1 \\bmod #2",
      (a, b, c) -> ScalarMath.mod(a, b),
      (a, b, c) -> ScalarMath.mod(a, b)),
  POW(
      "pow",
      2,
      SAME,
      "#1^{#2}",
      (a, b, c) -> ScalarMath.pow(a, b),
      (a, b, c) -> ScalarMath.pow(a, b)),
  NEG("neg", 1, SAME, "-#1", (a, b, c) -> -a, (a, b, c) -> -a),
  ABS("abs", 1, SAME, "|#1|", (a, b, c) -> Math.abs(a), (a, b, c) -> Math.abs(a)),
  SGN(
      "sgn",
      1,
      SAME,
      "\\operatorname{sgn} #1",
      (a, b, c) -> ScalarMath.sgn(a),
      (a, b, c) -> Long.signum(a)),
  SQR("sqr", 1, SAME, "#1^2", (a, b, c) -> a * a, (a, b, c) -> a * a),
  INV("inv", 1, FLOAT_RESULT, "\\frac{1}{#1}", (a, b, c) -> 1 / a, null),
  SQRT("sqrt", 1, FLOAT_RESULT, "\\sqrt{#1}", (a, b, c) -> Math.sqrt(a), null),
  EXP("exp", 1, FLOAT_RESULT, "e^{#1}", (a, b, c) -> Math.exp(a), null),
  EXP2("exp2", 1, FLOAT_RESULT, "2^{#1}", (a, b, c) -> Math.pow(2, a), null),
  EXPM1("expm1", 1, FLOAT_RESULT, "e^{#1} - 1", (a, b, c) -> Math.expm1(a), null),
  LOG("log", 1, FLOAT_RESULT, "\\log #1", (a, b, c) -> Math.log(a), null),
  LOG2("log2", 1, FLOAT_RESULT, "\\log_2 #1", (a, b, c) -> ScalarMath.log2(a), null),
  LOG10("log10", 1, FLOAT_RESULT, "\\log_{10} #1", (a, b, c) -> Math.log10(a), null),
  LOG1P("log1p", 1, FLOAT_RESULT, "\\log(1 + #1)", (a, b, c) -> Math.log1p(a), null),
  SIN("sin", 1, FLOAT_RESULT, "\\sin #1", (a, b, c) -> Math.sin(a), null),
  COS("cos", 1, FLOAT_RESULT, "\\cos #1", (a, b, c) -> Math.cos(a), null),
  TAN("tan", 1, FLOAT_RESULT, "\\tan #1", (a, b, c) -> Math.tan(a), null),
  ARCSIN("arcsin", 1, FLOAT_RESULT, "\\arcsin #1", (a, b, c) -> Math.asin(a), null),
  ARCCOS("arccos", 1, FLOAT_RESULT, "\\arccos #1", (a, b, c) -> Math.acos(a), null),
  ARCTAN("arctan", 1, FLOAT_RESULT, "\\arctan #1", (a, b, c) -> Math.atan(a), null),
  ARCTAN2(
      "arctan2",
      2,
      FLOAT_RESULT,
      "\\operatorname{atan2}(#1, #2)",
      (a, b, c) -> Math.atan2(a, b),
      null),
  SINH("sinh", 1, FLOAT_RESULT, "\\sinh #1", (a, b, c) -> Math.sinh(a), null),
  COSH("cosh", 1, FLOAT_RESULT, "\\cosh #1", (a, b, c) -> Math.cosh(a), null),
  TANH("tanh", 1, FLOAT_RESULT, "\\tanh #1", (a, b, c) -> Math.tanh(a), null),
  ARCSINH(
      "arcsinh",
      1,
      FLOAT_RESULT,
      "\\operatorname{arsinh} #1",
      (a, b, c) -> ScalarMath.arcsinh(a),
      null),
  ARCCOSH(
      "arccosh",
      1,
      FLOAT_RESULT,
      "\\operatorname{arcosh} #1",
      (a, b, c) -> ScalarMath.arccosh(a),
      null),
  ARCTANH(
      "arctanh",
      1,
      FLOAT_RESULT,
      "\\operatorname{artanh} #1",
      (a, b, c) -> ScalarMath.arctanh(a),
      null),
  SIGMOID("sigmoid", 1, FLOAT_RESULT, "\\sigma(#1)", (a, b, c) -> ScalarMath.sigmoid(a), null),
  SOFTPLUS("softplus", 1, FLOAT_RESULT, "\\zeta(#1)", (a, b, c) -> ScalarMath.softplus(a), null),
  SOFTSIGN(
      "softsign",
      1,
      FLOAT_RESULT,
      "\\operatorname{softsign} #1",
      (a, b, c) -> ScalarMath.softsign(a),
      null),
  ERF("erf", 1, FLOAT_RESULT, "\\operatorname{erf} #1", (a, b, c) -> ErrorFunctions.erf(a), null),
  ERFC(
      "erfc",
      1,
      FLOAT_RESULT,
      "\\operatorname{erfc} #1",
      (a, b, c) -> ErrorFunctions.erfc(a),
      null),
  ERFCX(
      "erfcx",
      1,
      FLOAT_RESULT,
      "\\operatorname{erfcx} #1",
      (a, b, c) -> ErrorFunctions.erfcx(a),
      null),
  ERFINV(
      "erfinv",
      1,
      FLOAT_RESULT,
      "\\operatorname{erf}^{-1} #1",
      (a, b, c) -> ErrorFunctions.erfinv(a),
      null),
  ERFCINV(
      "erfcinv",
      1,
      FLOAT_RESULT,
      "\\operatorname{erfc}^{-1} #1",
      (a, b, c) -> ErrorFunctions.erfcinv(a),
      null),
  GAMMA("gamma", 1, FLOAT_RESULT, "\\Gamma(#1)", (a, b, c) -> GammaFunctions.gamma(a), null),
  GAMMALN(
      "gammaln",
      1,
      FLOAT_RESULT,
      "\\log \\Gamma(#1)",
      (a, b, c) -> GammaFunctions.gammaln(a),
      null),
  PSI("psi", 1, FLOAT_RESULT, "\\psi(#1)", (a, b, c) -> Polygamma.psi(a), null),
  TRI_GAMMA(
      "triGamma", 1, FLOAT_RESULT, "\\psi^{(1)}(#1)", (a, b, c) -> Polygamma.triGamma(a), null),
  POLYGAMMA(
      "polygamma",
      2,
      FLOAT_RESULT,
      "\\psi^{(#1)}(#2)",
      (a, b, c) -> Polygamma.polygamma(a, b),
      null),
  POCH("poch", 2, FLOAT_RESULT, "#1^{(#2)}", (a, b, c) -> GammaFunctions.poch(a, b), null),
  BETA("beta", 2, FLOAT_RESULT, "\\mathrm{B}(#1, #2)", (a, b, c) -> BetaFunctions.beta(a, b), null),
  BETALN(
      "betaln",
      2,
      FLOAT_RESULT,
      "\\log \\mathrm{B}(#1, #2)",
      (a, b, c) -> BetaFunctions.betaln(a, b),
      null),
  GAMMAINC(
      "gammainc", 2, FLOAT_RESULT, "P(#1, #2)", (a, b, c) -> IncompleteGamma.gammainc(a, b), null),
  GAMMAINCC(
      "gammaincc",
      2,
      FLOAT_RESULT,
      "Q(#1, #2)",
      (a, b, c) -> IncompleteGamma.gammaincc(a, b),
      null),
  GAMMAU(
      "gammau",
      2,
      FLOAT_RESULT,
      "\\Gamma(#1, #2)",
      (a, b, c) -> IncompleteGamma.gammau(a, b),
      null),
  GAMMAL(
      "gammal",
      2,
      FLOAT_RESULT,
      "\\gamma(#1, #2)",
      (a, b, c) -> IncompleteGamma.gammal(a, b),
      null),
  /** The derivative of {@code gammainc} by its second operand. */
  GAMMA_DENSITY(
      "gammaDensity",
      2,
      FLOAT_RESULT,
      "P^{(0,1)}(#1, #2)",
      (a, b, c) -> IncompleteGamma.gammaDensity(a, b),
      null),
  /** The derivative of {@code gammainc} by its first operand. */
  GAMMAINC_BY_ORDER(
      "gammaincByOrder",
      2,
      FLOAT_RESULT,
      "P^{(1,0)}(#1, #2)",
      (a, b, c) -> IncompleteGamma.gammaincByOrder(a, b),
      null),
  BETAINC(
      "betainc",
      3,
      FLOAT_RESULT,
      "I_{#3}(#1, #2)",
      (a, b, c) -> IncompleteBeta.betainc(a, b, c),
      null),
  /** The derivative of {@code betainc} by its third operand. */
  BETA_DENSITY(
      "betaDensity",
      3,
      FLOAT_RESULT,
      "I^\\prime_{#3}(#1, #2)",
      (a, b, c) -> IncompleteBeta.betaDensity(a, b, c),
      null),
  BETAINC_BY_FIRST(
      "betaincByFirst",
      3,
      FLOAT_RESULT,
      "I^{(1,0)}_{#3}(#1, #2)",
      (a, b, c) -> IncompleteBeta.betaincByFirst(a, b, c),
      null),
  BETAINC_BY_SECOND(
      "betaincBySecond",
      3,
      FLOAT_RESULT,
      "I^{(0,1)}_{#3}(#1, #2)",
      (a, b, c) -> IncompleteBeta.betaincBySecond(a, b, c),
      null),
  J0("j0", 1, FLOAT_RESULT, "J_0(#1)", (a, b, c) -> Bessel.j0(a), null),
  J1("j1", 1, FLOAT_RESULT, "J_1(#1)", (a, b, c) -> Bessel.j1(a), null),
  JV("jv", 2, FLOAT_RESULT, "J_{#1}(#2)", (a, b, c) -> Bessel.jv(a, b), null),
  I0("i0", 1, FLOAT_RESULT, "I_0(#1)", (a, b, c) -> Bessel.i0(a), null),
  I1("i1", 1, FLOAT_RESULT, "I_1(#1)", (a, b, c) -> Bessel.i1(a), null),
  IV("iv", 2, FLOAT_RESULT, "I_{#1}(#2)", (a, b, c) -> Bessel.iv(a, b), null),
  XLOGY("xlogy", 2, FLOAT_RESULT, "#1 \\log #2", (a, b, c) -> Logarithms.xlogy(a, b), null),
  XLOG1PY(
      "xlog1py", 2, FLOAT_RESULT, "#1 \\log(1 + #2)", (a, b, c) -> Logarithms.xlog1py(a, b), null),
  LOGIT(
      "logit", 1, FLOAT_RESULT, "\\operatorname{logit} #1", (a, b, c) -> Logarithms.logit(a), null),
  LOG1MEXP(
      "log1mexp", 1, FLOAT_RESULT, "\\log(1 - e^{#1})", (a, b, c) -> Logarithms.log1mexp(a), null),
  CEIL("ceil", 1, FLOAT_RESULT, "\\lceil #1 \\rceil", (a, b, c) -> Math.ceil(a), null),
  FLOOR("floor", 1, FLOAT_RESULT, "\\lfloor #1 \\rfloor", (a, b, c) -> Math.floor(a), null),
  TRUNC(
      "trunc", 1, FLOAT_RESULT, "\\operatorname{trunc} #1", (a, b, c) -> ScalarMath.trunc(a), null),
  ROUND("round", 1, SAME, "\\operatorname{round} #1", (a, b, c) -> Math.rint(a), (a, b, c) -> a),
  ROUND_AWAY(
      "roundAway",
      1,
      SAME,
      "\\operatorname{roundAway} #1",
      (a, b, c) -> ScalarMath.roundAway(a),
      (a, b, c) -> a),
  MAXIMUM(
      "maximum",
      2,
      SAME,
      "\\max(#1, #2)",
      (a, b, c) -> Math.max(a, b),
      (a, b, c) -> Math.max(a, b)),
  MINIMUM(
      "minimum",
      2,
      SAME,
      "\\min(#1, #2)",
      (a, b, c) -> Math.min(a, b),
      (a, b, c) -> Math.min(a, b)),
  LT("lt", 2, BOOL_RESULT, "#1 < #2", (a, b, c) -> a < b ? 1 : 0, (a, b, c) -> a < b ? 1 : 0),
  LE("le", 2, BOOL_RESULT, "#1 \\le #2", (a, b, c) -> a <= b ? 1 : 0, (a, b, c) -> a <= b ? 1 : 0),
  GT("gt", 2, BOOL_RESULT, "#1 > #2", (a, b, c) -> a > b ? 1 : 0, (a, b, c) -> a > b ? 1 : 0),
  GE("ge", 2, BOOL_RESULT, "#1 \\ge #2", (a, b, c) -> a >= b ? 1 : 0, (a, b, c) -> a >= b ? 1 : 0),
  EQ("eq", 2, BOOL_RESULT, "#1 = #2", (a, b, c) -> a == b ? 1 : 0, (a, b, c) -> a == b ? 1 : 0),
  NEQ(
      "neq",
      2,
      BOOL_RESULT,
      "#1 \\ne #2",
      (a, b, c) -> a != b ? 1 : 0,
      (a, b, c) -> a != b ? 1 : 0),
  AND("and", 2, SAME, "#1 \\wedge #2", null, (a, b, c) -> a & b),
  OR("or", 2, SAME, "#1 \\vee #2", null, (a, b, c) -> a | b),
  XOR("xor", 2, SAME, "#1 \\oplus #2", null, (a, b, c) -> a ^ b),
  INVERT("invert", 1, SAME, "\\neg #1", null, (a, b, c) -> ~a),
  ISNAN(
      "isnan",
      1,
      BOOL_RESULT,
      "\\operatorname{isnan} #1",
      (a, b, c) -> Double.isNaN(a) ? 1 : 0,
      (a, b, c) -> 0),
  ISINF(
      "isinf",
      1,
      BOOL_RESULT,
      "\\operatorname{isinf} #1",
      (a, b, c) -> Double.isInfinite(a) ? 1 : 0,
      (a, b, c) -> 0),
  /** {@code where(condition, a, b)}: the condition is bool, the branches share a dtype. */
  WHERE(
      "where",
      3,
      SPECIAL,
      "\\begin{cases} #2 & #1 \\\\ #3 \\end{cases}",
      (a, b, c) -> a != 0 ? b : c,
      (a, b, c) -> a != 0 ? b : c),
  /** The second operand in the shape of the first; the first may have any dtype. */
  SECOND("fill", 2, SPECIAL, "\\operatorname{fill}(#1, #2)", (a, b, c) -> b, (a, b, c) -> b),
  /** Conversion to the dtype of the step: truncation to integers, {@code != 0} to bool. */
  CAST("cast", 1, SPECIAL, "#1", (a, b, c) -> a, (a, b, c) -> a);

  /** How the dtype of the result follows from the common dtype of the operands. */
  public enum Result {
    SAME,
    FLOAT_RESULT,
    BOOL_RESULT,
    SPECIAL
  }

  /** What a primitive computes on doubles; missing operands are 0. */
  @FunctionalInterface
  public interface OnDoubles {
    /** The result, not yet rounded to the operand type. */
    double apply(double a, double b, double c);
  }

  /** What a primitive computes on longs; missing operands are 0. */
  @FunctionalInterface
  public interface OnLongs {
    /** The result, not yet wrapped to the operand type. */
    long apply(long a, long b, long c);
  }

  private final String code;
  private final int arity;
  private final Result result;
  private final String latex;
  private final @Nullable OnDoubles onDoubles;
  private final @Nullable OnLongs onLongs;

  Prim(
      String code,
      int arity,
      Result result,
      String latex,
      @Nullable OnDoubles onDoubles,
      @Nullable OnLongs onLongs) {
    this.code = code;
    this.arity = arity;
    this.result = result;
    this.latex = latex;
    this.onDoubles = onDoubles;
    this.onLongs = onLongs;
  }

  /** The public name: {@code floorDiv}. */
  public String code() {
    return code;
  }

  /** How many operands it has. */
  public int arity() {
    return arity;
  }

  /** How the dtype of the result follows. */
  public Result result() {
    return result;
  }

  /** Its LaTeX, with {@code #1 #2 #3} for the operands. */
  public String latex() {
    return latex;
  }

  /** Whether floating operands are allowed. */
  public boolean takesFloats() {
    return onDoubles != null;
  }

  /** Whether integer and bool operands are allowed without conversion to a float type. */
  public boolean takesIntegers() {
    return onLongs != null;
  }

  /** The double form; only where {@link #takesFloats()}. */
  public OnDoubles onDoubles() {
    return java.util.Objects.requireNonNull(onDoubles, code);
  }

  /** The long form; only where {@link #takesIntegers()}. */
  public OnLongs onLongs() {
    return java.util.Objects.requireNonNull(onLongs, code);
  }
}
