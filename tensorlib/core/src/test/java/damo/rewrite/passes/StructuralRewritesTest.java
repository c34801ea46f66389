package damo.rewrite.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.op.control.IfElse;
import damo.op.shape.Length;
import damo.op.shape.MakeVector;
import damo.rewrite.Pipeline;
import damo.rewrite.engine.Fixpoint;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Pass;
import damo.rewrite.passes.algebra.CastOfCast;
import damo.rewrite.passes.algebra.DivisionByPowerOfTwo;
import damo.rewrite.passes.algebra.LogOfProduct;
import damo.rewrite.passes.algebra.PowerOfInteger;
import damo.rewrite.passes.algebra.ProductOfFactors;
import damo.rewrite.passes.algebra.SameCondition;
import damo.rewrite.passes.algebra.SigmoidInProduct;
import damo.rewrite.passes.algebra.SumOfTerms;
import damo.rewrite.passes.index.GatherOfRange;
import damo.rewrite.passes.index.PartOfComputed;
import damo.rewrite.passes.index.PartOfJoin;
import damo.rewrite.passes.index.RangesOfRanges;
import damo.rewrite.passes.index.ReadOfWrite;
import damo.rewrite.passes.index.ScaledWrites;
import damo.rewrite.passes.index.SumOfWrites;
import damo.rewrite.passes.index.UselessRanges;
import damo.rewrite.passes.index.UselessWrite;
import damo.rewrite.passes.product.DotOfScaled;
import damo.rewrite.passes.product.DotOfZeros;
import damo.rewrite.passes.product.TransposeOfDot;
import damo.rewrite.passes.reduce.ArgmaxOfSoftmax;
import damo.rewrite.passes.reduce.AxesOfLengthOne;
import damo.rewrite.passes.reduce.FactorOfSum;
import damo.rewrite.passes.reduce.LogSumExp;
import damo.rewrite.passes.reduce.ReductionOfJoin;
import damo.rewrite.passes.reduce.ReductionOfReduction;
import damo.rewrite.passes.reduce.SoftmaxByHand;
import damo.rewrite.passes.reduce.SumOfFill;
import damo.rewrite.passes.shape.DimShuffleOfElementwise;
import damo.rewrite.passes.shape.EntryOfVector;
import damo.rewrite.passes.shape.FillInElementwise;
import damo.rewrite.passes.shape.FillOfScalar;
import damo.rewrite.passes.shape.Joins;
import damo.rewrite.passes.shape.LengthOfComputed;
import damo.rewrite.passes.shape.ReshapeOfElementwise;
import damo.rewrite.passes.shape.Reshapes;
import damo.rewrite.rules.Identities;
import damo.rewrite.rules.SpecialIdentities;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Domain;
import damo.testing.Rewriting;
import damo.testing.Samples;
import damo.testing.TensorAssert;
import damo.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each structural rewrite on a graph that it changes, and on one that looks alike and it must not.
 */
class StructuralRewritesTest {
  private static final TensorVariable x = TensorType.of(DType.FLOAT64, 2, 3).variable("x");
  private static final TensorVariable y = TensorType.of(DType.FLOAT64, 2, 3).variable("y");
  private static final TensorVariable w = TensorType.of(DType.FLOAT64, 3, 2).variable("w");
  private static final TensorVariable unknown = TensorType.of(DType.FLOAT64, 3, -1).variable("u");
  private static final List<TensorVariable> INPUTS = List.of(x, y, w, unknown);

  /**
   * A rewrite.
   *
   * @param ops that are left of {@code changed}
   * @param kept what only looks alike
   */
  private record Row(
      LocalRewrite rewrite, TensorVariable changed, String ops, TensorVariable kept) {
    @Override
    public String toString() {
      return rewrite.name();
    }
  }

  static List<Row> rows() {
    TensorVariable zeros = x.zerosLike();
    TensorVariable c = x.gt(y);
    TensorVariable e = x.exp();
    return List.of(
        new Row(
            new KnownChoices(), IfElse.of(T.constant(true), e, y), "exp", IfElse.of(x.sum(), e, y)),
        new Row(
            new ProvenAssertions(),
            T.assertion(e, "no", T.constant(true)),
            "exp",
            T.assertion(x, "small", x.lt(100))),
        new Row(
            new CastOfCast(),
            x.astype(DType.FLOAT32).astype(DType.FLOAT64).astype(DType.FLOAT32),
            "cast",
            x.astype(DType.INT8).astype(DType.INT32)),
        new Row(new DivisionByPowerOfTwo(), x.div(4), "mul", x.div(3)),
        new Row(new LogOfProduct(), x.sqr().prod(1).log(), "sqr log sum", x.prod(1).log()),
        new Row(new PowerOfInteger(), x.pow(3), "sqr mul", x.pow(2.5)),
        new Row(new ProductOfFactors(), x.mul(y).div(x), "", x.mul(y)),
        new Row(
            new SameCondition(),
            T.where(c, x, 1).add(T.where(c, y, 2)),
            "gt add add where",
            T.where(c, x, 1).add(T.where(y.gt(0), y, 2))),
        new Row(new SumOfTerms(), x.add(y).sub(x), "", x.add(y)),
        new Row(new GatherOfRange(), x.get(T.arange(0, 2)), "", x.get(new int[] {0, 0})),
        new Row(new PartOfComputed(), x.exp().get(0), "subtensor exp", x.get(0)),
        new Row(
            new PartOfJoin(),
            T.stack(List.of(x, y), 0).get(1),
            "dimshuffle subtensor",
            T.stack(List.of(x, y), 1).get(1)),
        new Row(new RangesOfRanges(), w.get("1:").get("::-1"), "subtensor", w.get("1:")),
        new Row(
            new ReadOfWrite(),
            T.setSubtensor(x.get(0), y.get(1)).get(0),
            "subtensor subtensor fill",
            T.setSubtensor(x.get(0), y.get(1)).get(1)),
        new Row(
            new ScaledWrites(),
            T.incSubtensor(zeros.get(0), x.get(1)).mul(y.sum()),
            "fill subtensor sum mul incSubtensor",
            T.incSubtensor(x.get(0), x.get(1)).mul(y.sum())),
        new Row(
            new SumOfWrites(),
            y.sub(T.incSubtensor(zeros.get(0), x.get(1))),
            "subtensor neg incSubtensor",
            T.incSubtensor(zeros.get(0), x.get(1)).sub(y)),
        new Row(
            new SumOfWrites(),
            y.add(T.incSubtensor(zeros.get(0), x.get(1))),
            "subtensor incSubtensor",
            y.add(T.incSubtensor(x.get(0), x.get(1)))),
        new Row(new UselessRanges(), x.get("0:2"), "", x.get("::-1")),
        new Row(
            new UselessWrite(),
            T.setSubtensor(x.get(":"), y),
            "fill",
            T.setSubtensor(x.get("1:"), y.get("1:"))),
        new Row(new DotOfScaled(), T.dot(x.mul(2), w), "dot mul", T.dot(x.mul(y), w)),
        new Row(new DotOfZeros(), T.dot(zeros, w), "broadcastTo", T.dot(x, w)),
        new Row(
            new TransposeOfDot(),
            T.dot(x, y.transpose()).transpose(),
            "dimshuffle dimshuffle dimshuffle dot",
            T.dot(x, w).transpose()),
        new Row(
            new ArgmaxOfSoftmax(),
            T.nnet.softmax(x).argmax(1),
            "argmax",
            T.nnet.softmax(x).argmax(0)),
        new Row(new AxesOfLengthOne(), x.get("0:1").sum(0), "subtensor dimshuffle", x.sum(0)),
        new Row(new FactorOfSum(), x.mul(3).sum(0), "sum mul", x.mul(y).sum(0)),
        new Row(
            new LogSumExp(),
            x.exp().sum(1).log(),
            "max isinf where sub exp sum log dimshuffle add",
            x.sum(1).log()),
        new Row(
            new ReductionOfJoin(),
            T.stack(List.of(x, y), 0).sum(0),
            "dimshuffle dimshuffle add dimshuffle",
            T.stack(List.of(x, y), 0).sum(1)),
        new Row(new ReductionOfReduction(), x.sum(1).sum(0), "sum", x.max(1).sum(0)),
        new Row(new SoftmaxByHand(), e.div(e.sum(1, true)), "softmax", e.div(y.exp().sum(1, true))),
        new Row(
            new SoftmaxByHand(),
            T.inv(e.sum()).mul(e).mul(3),
            "max sub exp sum div mul",
            e.mul(e.sum())),
        new Row(
            new SigmoidInProduct(), y.div(e.add(1)).mul(e), "sigmoid mul", y.div(e.add(2)).mul(e)),
        new Row(new SumOfFill(), x.fill(2).sum(), "mul mul cast mul", x.fill(2).sum(1)),
        new Row(
            new DimShuffleOfElementwise(),
            x.exp().transpose().add(w),
            "dimshuffle exp add",
            T.nnet.softmax(x).transpose().add(w)),
        new Row(
            new EntryOfVector(),
            new MakeVector().apply(x.sum().astype(DType.INT64), T.constant(2L)).get(1),
            "",
            x.get(0).get(1)),
        new Row(new FillInElementwise(), x.fill(2.5).mul(y), "mul", x.fill(2.5).sum(0)),
        new Row(new FillOfScalar(), x.exp().fill(1), "fill", x.fill(1)),
        new Row(
            new Joins(),
            T.concatenate(List.of(x, T.concatenate(List.of(y, x), 0)), 0),
            "join",
            T.concatenate(
                List.of(x, T.concatenate(List.of(y.transpose(), w), 0).transpose().get(":", "0:3")),
                0)),
        new Row(
            new LengthOfComputed(),
            new Length(1).apply(T.dot(x, unknown)),
            "length",
            new Length(0).apply(unknown)),
        new Row(
            new ReshapeOfElementwise(),
            x.exp().reshape(3, 2).add(w),
            "reshape exp add",
            T.nnet.softmax(x).reshape(3, 2).add(w)),
        new Row(new Reshapes(), x.reshape(6).reshape(3, 2), "reshape", x.reshape(3, 2)));
  }

  /** Those in a class of their own have a test of their own, or a row here. */
  @Test
  void everyStructuralRewriteHasARow() {
    Set<String> missing = new TreeSet<>();
    for (Pass pass : Pipeline.full((node, inputs) -> List.of()).passes())
      if (pass instanceof Fixpoint f) f.rewrites().forEach(r -> missing.add(r.name()));
    Stream.of(Identities.STABILITY, Identities.CANONICAL, SpecialIdentities.STABILITY)
        .flatMap(List::stream)
        .forEach(r -> missing.remove(r.name()));
    UselessOps.ALL.forEach(r -> missing.remove(r.name()));
    rows().forEach(row -> missing.remove(row.rewrite.name()));
    Stream.of(new DiagonalOfRows(), new LogOfSoftmax()).forEach(r -> missing.remove(r.name()));
    assertEquals(Set.of("fold constants"), missing);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theGraphChangesAndTheValueStays(Row row) {
    Rewriting r = Rewriting.of(Rewriting.pass(row.rewrite()), INPUTS, row.changed());
    assertTrue(r.changed(), "unchanged: " + r.ops());
    TensorAssert.assertSame(r.valueBefore(values()), r.valueAfter(values()), row);
    assertEquals(row.ops(), String.join(" ", r.ops()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatOnlyLooksAlikeStays(Row row) {
    assertFalse(Rewriting.of(Rewriting.pass(row.rewrite()), INPUTS, row.kept()).changed());
  }

  private static List<Value> values() {
    Samples samples = new Samples(7);
    return List.of(
        samples.value(DType.FLOAT64, Ints.of(2, 3), Domain.POSITIVE),
        samples.value(DType.FLOAT64, Ints.of(2, 3), Domain.POSITIVE),
        samples.value(DType.FLOAT64, Ints.of(3, 2), Domain.POSITIVE),
        samples.value(DType.FLOAT64, Ints.of(3, 4), Domain.POSITIVE));
  }
}
