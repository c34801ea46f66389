package damo.fuzz;

import static damo.fuzz.FuzzOp.rough;
import static damo.fuzz.FuzzOp.smooth;

import damo.Damo;
import damo.T;
import damo.compile.OpFromGraph;
import damo.scalar.DType;
import damo.scan.Step;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.List;

/** The ops that random graphs are made of; results stay near 1, so that sums of them do. */
final class FuzzOps {
  private FuzzOps() {}

  static final List<FuzzOp> ALL =
      List.of(
          smooth("tanh", TensorVariable::tanh),
          smooth("sigmoid", T.nnet::sigmoid),
          smooth("softplus", T.nnet::softplus),
          smooth("exp of tanh", x -> x.tanh().exp()),
          smooth("log of 1 + sqr", x -> x.sqr().add(1).log()),
          smooth("sqrt of 1 + sqr", x -> x.sqr().add(1).sqrt()),
          smooth("sin", TensorVariable::sin),
          smooth("cos", TensorVariable::cos),
          smooth("neg", TensorVariable::neg),
          smooth("sqr", TensorVariable::sqr),
          smooth("scaled", x -> x.mul(-0.5)),
          smooth("shifted", x -> x.add(1).sub(0)),
          smooth("erf", T::erf),
          smooth("log1p of sqr", x -> x.sqr().log1p()),
          smooth("add", TensorVariable::add),
          smooth("sub", TensorVariable::sub),
          smooth("mul", (x, y) -> x.mul(y)),
          smooth("div", (x, y) -> x.div(y.sqr().add(1))),
          smooth("pow", (x, y) -> x.sqr().add(1).pow(y.tanh())),
          smooth("logaddexp", (x, y) -> T.logaddexp(x, y)),
          smooth("dot", (x, y) -> T.dot(x, y).mul(0.5)),
          smooth("outer", (x, y) -> T.outer(x, y)),
          smooth("matmul", (x, y) -> T.matmul(x, y).mul(0.5)),
          smooth("sum", x -> x.sum().mul(0.2)),
          smooth("sum of rows", x -> x.sum(0)),
          smooth("mean of the last axis", x -> x.mean(-1, true)),
          smooth("var", x -> x.var(-1)),
          smooth("prod", x -> x.tanh().prod(0)),
          smooth("logsumexp", x -> x.logsumexp(-1)),
          smooth("softmax", x -> T.nnet.softmax(x)),
          smooth("logsoftmax", x -> T.nnet.logsoftmax(x)),
          smooth("cumsum", x -> x.cumsum(-1).mul(0.5)),
          smooth("cumprod", x -> x.tanh().cumprod(0)),
          smooth("transpose", x -> x.transpose()),
          smooth("new axis", x -> x.dimshuffle(x.ndim() == 1 ? new Object[] {0, 'x'} : swapped(x))),
          smooth("flatten", x -> x.flatten()),
          smooth("reversed", x -> x.get("::-1")),
          smooth("part", x -> x.get("1:")),
          smooth("every other", x -> x.get("...", "::2")),
          smooth("element", x -> x.get(-1)),
          smooth("rows", x -> x.get(new int[] {0, -1, 0})),
          smooth("diagonal", x -> T.diagonal(x)),
          smooth("tril", x -> T.tril(x)),
          smooth("joined", (x, y) -> T.concatenate(List.of(x, y), 0)),
          smooth("stacked", (x, y) -> T.stack(List.of(x, y), 0)),
          smooth("tiled", x -> T.tile(x, 2)),
          smooth("padded", x -> T.shapePadleft(x)),
          smooth("set part", (x, y) -> T.setSubtensor(x.get("1:"), y)),
          smooth("inc part", (x, y) -> T.incSubtensor(x.get(0), y)),
          smooth("inc rows", (x, y) -> T.incSubtensor(x.get(new int[] {0, 0}), y)),
          smooth("fill", (x, y) -> x.fill(y)),
          smooth("squeeze", x -> x.squeeze()),
          smooth(
              "loop",
              x ->
                  Damo.scan((row, h) -> h.mul(0.5).add(row).tanh())
                      .sequences(x)
                      .outputsInfo(x.get(0).zerosLike())
                      .run()
                      .output()),
          smooth(
              "last of a loop",
              x ->
                  Damo.foldl((row, h) -> h.mul(row).add(1).tanh())
                      .sequences(x)
                      .outputsInfo(x.get(0).onesLike())
                      .run()
                      .output()),
          smooth(
              "sum of squares by a loop",
              x ->
                  Damo.reduce((row, h) -> h.add(row.mul(row)))
                      .sequences(x)
                      .outputsInfo(x.get(0).zerosLike())
                      .run()
                      .output()),
          smooth(
              "products of rows",
              (x, y) -> Damo.map((p, q) -> T.dot(p, q)).sequences(x, y).run().output()),
          smooth(
              "loop that ends",
              x ->
                  Damo.scan((row, h) -> Step.until(h.add(row), row.sum().gt(1)))
                      .sequences(x)
                      .outputsInfo(x.get(0).zerosLike())
                      .run()
                      .output()),
          smooth("squares in a triangle", x -> T.triu(T.outer(x, x), 1).sum(0).mul(0.1)),
          smooth("rolled", x -> T.roll(x, 1, -1)),
          smooth("repeated", x -> T.repeat(x, 2, 0)),
          smooth("padded with zeros", x -> T.pad(x, new int[][] {{1, 1}})),
          smooth("differences", x -> T.diff(x)),
          smooth("einsum", (x, y) -> T.einsum("...i,...i->...", x, y).mul(0.5)),
          smooth("trace of squares", x -> T.linalg.trace(T.dot(x, x.transpose())).mul(0.2)),
          smooth("solution", (x, y) -> T.linalg.solve(T.dot(x, x.transpose()).add(T.eye(3)), y)),
          smooth("factor", x -> T.linalg.cholesky(T.dot(x, x.transpose()).add(T.eye(3)))),
          smooth("norm", x -> x.sqr().sum(-1, true).add(1).sqrt()),
          smooth("normalised", x -> x.sub(x.mean(0)).div(x.var(0).add(1).sqrt())),
          smooth("loss", (x, y) -> T.nnet.sigmoidBinaryCrossentropy(x, T.nnet.sigmoid(y))),
          smooth("elu", x -> T.nnet.elu(x.sub(5))),
          smooth("taken", x -> T.take(x, T.constant(new long[] {0, -1, 1, 0}))),
          smooth("set rows", (x, y) -> T.setSubtensor(x.get(new int[] {1, 0}), y)),
          smooth("inc every other", (x, y) -> T.incSubtensor(x.get("...", "::-2"), y)),
          smooth(
              "batched",
              x -> T.vectorize((TensorVariable r) -> r.cumsum().mul(0.5), "(n)->(n)").apply(x)),
          smooth("graph op", x -> graphOp(x, false)),
          smooth("graph op in its place", x -> graphOp(x, true)),
          smooth("asserted", x -> T.assertion(x, "never", x.sqr().ge(0))),
          smooth("scaled gradient", x -> T.gradScale(x, 1).add(T.gradClip(x.sin(), -1e9, 1e9))),
          smooth("rows one by one", FuzzOps::rowsOneByOne),
          smooth("chosen", (x, y) -> Damo.ifelse(1, x.mul(y), x.div(0))),
          smooth("window", x -> T.stack(List.of(x.get(":-1"), x.get("1:")), -1).mean(-1)),
          rough("abs", TensorVariable::abs),
          rough("argsort", x -> x.argsort(-1).astype(DType.FLOAT64)),
          rough("ranks", x -> x.argsort(-1)),
          rough("modulo", (x, y) -> x.mod(y.abs().add(1))),
          rough("floored", (x, y) -> x.floorDiv(y.abs().add(1))),
          rough("bytes", x -> x.mul(3).astype(DType.INT8)),
          rough("signs", x -> T.sgn(x)),
          rough("truths", x -> x.gt(0)),
          rough("both", (x, y) -> T.and(x.gt(0), y.le(1))),
          rough("any", x -> T.any(x.gt(0.5), 0)),
          rough("count", x -> x.gt(0).sum(-1)),
          rough("topk", x -> T.topk(x, 2)),
          rough("isnan", x -> T.isnan(x)),
          rough("lengths", x -> x.shape().astype(DType.FLOAT64)),
          rough("filled nan", x -> T.nanToNum(x.sub(2).log())),
          rough("even", x -> T.where(T.eq(x.round().mod(2), 0), x, x.neg())),
          rough("relu", x -> T.nnet.relu(x)),
          rough("floor", TensorVariable::floor),
          rough("clip", x -> x.clip(-0.5, 0.5)),
          rough("max", x -> x.max(-1)),
          rough("min", x -> x.min(0, true)),
          rough("argmax", x -> x.argmax(-1).astype(DType.FLOAT64)),
          rough("maximum", TensorVariable::maximum),
          rough("minimum", TensorVariable::minimum),
          rough("where", (x, y) -> T.where(x.gt(y), x, y.mul(2))),
          rough("masked", (x, y) -> T.where(x.lt(0), y, 0).mul(x)),
          rough("sort", x -> x.sort()),
          rough("compared", (x, y) -> x.ge(y).astype(DType.FLOAT64)),
          rough("float32", x -> x.astype(DType.FLOAT32)),
          rough("whole numbers", x -> x.round().astype(DType.INT32)),
          rough("ifelse", (x, y) -> Damo.ifelse(x.sum().gt(0), x, x.mul(2)).add(y)));

  private static TensorVariable graphOp(TensorVariable x, boolean inline) {
    TensorVariable p = x.type().variable("p");
    return OpFromGraph.of(List.of(p), List.of(p.tanh().mul(p.sum(0, true))))
        .inline(inline)
        .apply(x);
  }

  /** A user's op, which a batch can only run for one row after the other. */
  private static TensorVariable rowsOneByOne(TensorVariable x) {
    TensorType row = TensorType.of(x.dtype(), -1);
    var op = Damo.op("java", List.of(row), row, v -> v.mul(2), (v, g) -> g.mul(2));
    return T.vectorize((TensorVariable r) -> op.apply(r), "(n)->(n)").apply(x);
  }

  private static Object[] swapped(TensorVariable x) {
    Object[] pattern = new Object[x.ndim() + 1];
    for (int i = 0; i < x.ndim(); i++) pattern[i + 1] = x.ndim() - 1 - i;
    pattern[0] = 'x';
    return pattern;
  }
}
