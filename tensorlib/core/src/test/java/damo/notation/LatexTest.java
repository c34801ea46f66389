package damo.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.tensor.TensorVariable;
import org.junit.jupiter.api.Test;

class LatexTest {
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable w = T.dmatrix("W");
  private final TensorVariable s = T.dscalar("s");

  private static void assertPrints(String text, TensorVariable v) {
    assertEquals(text, Damo.latex(v));
  }

  @Test
  void sumsInsideProductsHaveParentheses() {
    assertPrints("\\left(s + 1\\right) \\cdot 2", s.add(1).mul(2));
    assertPrints("s - \\left(s - 1\\right)", s.sub(s.sub(1)));
    assertPrints("\\left(x + 1\\right) W", T.dot(x.add(1), w));
    assertPrints("x W + s", T.dot(x, w).add(s));
  }

  @Test
  void powersOfPowersAreValid() {
    assertPrints("\\left(s^{2}\\right)^{3}", s.pow(2).pow(3));
    assertPrints("\\left(-s\\right)^2", s.neg().sqr());
    assertPrints("e^{s + 1}", s.add(1).exp());
    assertPrints("\\left(\\tanh s\\right)^2", s.tanh().sqr());
  }

  @Test
  void whatEnclosesNeedsNoParentheses() {
    assertPrints("\\frac{s + 1}{s - 1}", s.add(1).div(s.sub(1)));
    assertPrints("\\sqrt{|s|}", s.abs().sqrt());
    assertPrints("\\sigma(-s)", T.nnet.sigmoid(s.neg()));
    assertPrints("\\max(s, 0)", s.maximum(0));
    assertPrints("\\begin{cases} s & s > 0 \\\\ 0 \\end{cases}", T.where(s.gt(0), s, 0));
  }

  @Test
  void functionsOfProductsHaveParentheses() {
    assertPrints("\\log \\left(s \\cdot 2\\right)", s.mul(2).log());
    assertPrints("\\sin \\log s", s.log().sin());
  }

  @Test
  void whatIsUsedTwiceIsWrittenOnce() {
    var e = T.dot(x, w).add(s).tanh();
    assertPrints(
        "\\begin{aligned} &\\frac{A}{\\operatorname{sum}_{0,1}\\left(A\\right)} \\\\ "
            + "A &= \\tanh \\left(x W + s\\right) \\end{aligned}",
        e.div(e.sum()));
  }

  @Test
  void numbersAreWrittenAsNumbers() {
    assertPrints("s + 2.5", s.add(2.5));
    assertPrints("s \\cdot 1 \\cdot 10^{-6}", s.mul(1e-6));
    assertPrints("s + \\infty", s.add(Double.POSITIVE_INFINITY));
  }

  @Test
  void reductionsTransposesAndIndices() {
    assertPrints("\\operatorname{sum}_{0}\\left(x^\\top\\right)", x.transpose().sum(0));
    assertPrints("\\left(x W\\right)^\\top", T.dot(x, w).transpose());
    assertPrints("x[0]", x.get(0));
    assertPrints("\\mathrm{hidden\\_1} + 1", T.dscalar("hidden_1").add(1));
  }
}
