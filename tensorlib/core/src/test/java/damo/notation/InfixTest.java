package damo.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import org.junit.jupiter.api.Test;

class InfixTest {
  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable w = T.dmatrix("w");
  private final TensorVariable s = T.dscalar("s");
  private final TensorVariable y = T.ivector("y");

  private static void assertPrints(String text, TensorVariable v) {
    assertEquals(text, Damo.pprint(v));
  }

  @Test
  void operatorsStandBetweenTheirOperands() {
    assertPrints("tanh(dot(x, w) + s)", T.dot(x, w).add(s).tanh());
    assertPrints("(s - 1.0) * (s / 2.0)", s.sub(1).mul(s.div(2)));
    assertPrints("s % 2.0 <= s // 3.0", s.mod(2).le(s.floorDiv(3)));
    assertPrints("where(s > 0.0, s, maximum(s, 0.5))", T.where(s.gt(0), s, s.maximum(0.5)));
  }

  @Test
  void aMinusBindsAsItIsWritten() {
    assertPrints("-s * s", s.mul(s).neg());
    assertPrints("(-s) ** 2.0", s.neg().pow(2));
    assertPrints("s * (-2.0)", s.mul(-2));
  }

  @Test
  void parenthesesStandWhereTheyAreNeeded() {
    assertPrints("(s + 1.0) * s - s", s.add(1).mul(s).sub(s));
    assertPrints("s - (s - 1.0)", s.sub(s.sub(1)));
    assertPrints("s / (s * 2.0)", s.div(s.mul(2)));
    assertPrints("s * 2.0 / s", s.mul(2).div(s));
    assertPrints("(s ** 2.0) ** 3.0", s.pow(2).pow(3));
    assertPrints("dot(x, w)[0]", T.dot(x, w).get(0));
    assertPrints("(x + s).T", x.add(s).transpose());
  }

  @Test
  void whatIsUsedTwiceIsWrittenOnce() {
    TensorVariable e = x.sub(x.max(1, true)).exp();
    assertPrints(
        """
        A / sum(A, axis=1, keepdims)
          where A = exp(x - max(x, axis=1, keepdims))\
        """,
        e.div(e.sum(1, true)));
  }

  @Test
  void lettersAreThoseThatNoVariableHas() {
    TensorVariable a = T.dmatrix("A");
    TensorVariable h = T.dot(a, w).add(s).tanh();
    assertPrints("B * B\n  where B = tanh(dot(A, w) + s)", h.mul(h));
  }

  @Test
  void theTextOfADeepGraphIsShort() {
    TensorVariable v = s;
    for (int i = 0; i < 2000; i++) v = v.mul(v).sin();
    assertTrue(Damo.pprint(v).length() < 120_000);
    assertTrue(Damo.latex(v).length() < 240_000);
  }

  @Test
  void bracketsShowWhatIsRead() {
    assertPrints("x[0]", x.get(0));
    assertPrints("x[1:3, ::-1]", x.get("1:3", "::-1"));
    assertPrints("x[:, -1]", x.get(":", -1));
    assertPrints("x[y]", x.get(y));
    assertPrints("x[:, y]", x.get(":", y));
    assertPrints("x[shape(y)[0]:]", x.get(T.slice(y.shape().get(0), null)));
  }

  @Test
  void anIndexThatIsNotCountedFromTheEndIsALabel() {
    assertPrints(
        "-A[arange(A.shape[0]), labels(reshape(int64(y), [A.shape[0]]))]".replace("A", "log(x)"),
        T.nnet.categoricalCrossentropy(x, y));
  }

  @Test
  void axesAndTypesAreShown() {
    assertPrints("sum(x.T, axis=0)", x.transpose().sum(0));
    assertPrints("mean(x)", x.mean());
    assertPrints("x.dimshuffle(0, x, 1)", x.dimshuffle(0, 'x', 1));
    assertPrints("float32(x)", x.astype(DType.FLOAT32));
    assertPrints("reshape(x, [2, -1])", x.reshape(2, -1));
  }

  @Test
  void whatHasANameIsNotUnfolded() {
    TensorVariable h = x.exp().named("h");
    assertPrints("h + 1.0", h.add(1));
    assertPrints("exp(x)", h);
  }
}
