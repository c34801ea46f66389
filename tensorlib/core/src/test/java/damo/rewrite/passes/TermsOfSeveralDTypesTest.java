package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.passes.algebra.ProductOfFactors;
import damo.rewrite.passes.algebra.SumOfTerms;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Rewriting;
import damo.testing.TensorAssert;
import damo.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a sum or product is computed in its dtype, however narrow the term. */
class TermsOfSeveralDTypesTest {
  private final TensorVariable small = TensorType.of(DType.UINT8, -1).variable("small");
  private final TensorVariable wide = TensorType.of(DType.INT16, -1).variable("wide");
  private final TensorVariable f = T.fvector("f");
  private final TensorVariable d = T.dvector("d");
  private final List<TensorVariable> inputs = List.of(small, wide, f, d);
  private final List<Value> values =
      List.of(
          Value.wrap(DType.UINT8, Ints.of(2), new byte[] {1, 2}),
          Value.wrap(DType.INT16, Ints.of(2), new short[] {3, 4}),
          Value.wrap(DType.FLOAT32, Ints.of(2), new float[] {1e30f, 1e-42f}),
          Value.wrap(DType.FLOAT64, Ints.of(2), new double[] {1, 2}));

  private void assertSame(LocalRewrite rewrite, TensorVariable v) {
    Rewriting r = Rewriting.of(Rewriting.pass(rewrite), inputs, v);
    assertTrue(r.changed(), "unchanged: " + r.ops());
    TensorAssert.assertSame(r.valueBefore(values), r.valueAfter(values), v);
  }

  @Test
  void termsThatGiveANegativeOne() {
    TensorVariable twice = small.mul(T.constant(2, DType.INT16));
    TensorVariable minusThree = small.mul(T.constant(-3, DType.INT16));
    assertSame(new SumOfTerms(), wide.add(minusThree).add(twice));
  }

  @Test
  void aNegatedSumOfWhichOneTermIsLeft() {
    assertSame(new SumOfTerms(), small.add(wide).sub(wide).neg());
  }

  @Test
  void factorsThatGiveASquare() {
    assertSame(new ProductOfFactors(), d.mul(f).mul(f).mul(f).div(f));
  }

  @Test
  void anInvertedProductOfWhichOneFactorIsLeft() {
    assertSame(new ProductOfFactors(), f.mul(d).div(d).inv());
  }
}
