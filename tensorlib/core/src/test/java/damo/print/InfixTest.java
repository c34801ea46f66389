package damo.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertPrints("tanh((dot(x, w) + s))", T.dot(x, w).add(s).tanh());
    assertPrints("((s - 1.0) * (s / 2.0))", s.sub(1).mul(s.div(2)));
    assertPrints("((s % 2.0) <= (s // 3.0))", s.mod(2).le(s.floorDiv(3)));
    assertPrints("where((s > 0.0), s, maximum(s, 0.5))", T.where(s.gt(0), s, s.maximum(0.5)));
  }

  @Test
  void aMinusBindsAsItIsWritten() {
    assertPrints("-(s * s)", s.mul(s).neg());
    assertPrints("((-s) ** 2.0)", s.neg().pow(2));
    assertPrints("(s * -2.0)", s.mul(-2));
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
  void axesAndTypesAreShown() {
    assertPrints("sum(x.T, axis=[0])", x.transpose().sum(0));
    assertPrints("mean(x, axis=[0, 1])", x.mean());
    assertPrints("x.dimshuffle(0, x, 1)", x.dimshuffle(0, 'x', 1));
    assertPrints("float32(x)", x.astype(DType.FLOAT32));
    assertPrints("reshape(x, [2, -1])", x.reshape(2, -1));
  }

  @Test
  void whatHasANameIsNotUnfolded() {
    TensorVariable h = x.exp().named("h");
    assertPrints("(h + 1.0)", h.add(1));
    assertPrints("exp(x)", h);
  }
}
