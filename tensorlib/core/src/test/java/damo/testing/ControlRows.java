package damo.testing;

import damo.Damo;
import damo.T;
import damo.compile.OpFromGraph;
import damo.op.control.IfElse;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.List;

/** Choices, and what looks on while a graph runs. */
final class ControlRows {
  private static final Samples SAMPLES = new Samples(31);
  private static final Value X = SAMPLES.reals(2, 3);
  private static final Value Y = SAMPLES.reals(2, 3);
  private static final Value YES = Plain.scalar(1).cast(DType.BOOL);
  private static final Value NO = Plain.scalar(0).cast(DType.BOOL);

  private ControlRows() {}

  static List<OpRow> rows() {
    return List.of(choices(), lengths(), watched(), nested(), custom());
  }

  private static OpRow choices() {
    return OpRow.of(
        "ifelse",
        OpCase.ternary("then", IfElse::of, YES, X, Y).gives(X),
        OpCase.ternary("else", IfElse::of, NO, X, Y).gives(Y),
        OpCase.ternary("of scalars", IfElse::of, YES, Plain.scalar(2), Plain.scalar(3))
            .gives(Plain.scalar(2)),
        OpCase.ternary("of a number", IfElse::of, Plain.scalar(0.5), X, Y).gives(X),
        OpCase.ternary(
            "of expressions", (c, x, y) -> IfElse.of(c, x.exp().mul(2), y.sqr().sub(1)), NO, X, Y),
        OpCase.ternary(
                "of mixed dtypes",
                IfElse::of,
                YES,
                Plain.integers(DType.INT32, 1, 2),
                SAMPLES.reals(2))
            .rough(),
        OpCase.binary("of nothing", (c, x) -> IfElse.of(c, x, x.mul(2)), NO, SAMPLES.reals(0, 3)),
        OpCase.ternary(
            "of a view", (c, x, y) -> IfElse.of(c, x.transpose(), y.transpose().add(1)), YES, X, Y),
        OpCase.ternary(
            "inside a choice",
            (c, x, y) -> IfElse.of(c, IfElse.of(x.sum().gt(1e6), x.mul(y), y.mul(2)), x),
            YES,
            X,
            Y),
        OpCase.ternary(
            "both used elsewhere", (c, x, y) -> IfElse.of(c, x.exp(), y).mul(x.exp()), NO, X, Y),
        OpCase.ternary(
            "the second of a list",
            (c, x, y) -> Damo.ifelse(c, List.of(x, y), List.of(y.sqr(), x.sqr())).get(1),
            NO,
            X,
            Y));
  }

  private static OpRow lengths() {
    return OpRow.of(
        "ifelse of other lengths",
        OpCase.binary("longer", (c, x) -> IfElse.of(c, x, x.get("1:")), YES, X).gives(X),
        OpCase.binary("shorter", (c, x) -> IfElse.of(c, x, x.get("1:")), NO, X)
            .gives(Plain.pick(X, Ints.of(1, 3), at -> new int[] {1, at[1]})));
  }

  private static OpRow watched() {
    return OpRow.of(
        "watched",
        OpCase.unary("print", x -> T.print(x, "x").exp(), Plain.vector(1, 2))
            .gives(Plain.vector(Math.E, Math.exp(2))),
        OpCase.unary("print of integers", x -> T.print(x, ""), Plain.integers(DType.INT32, 1, 2)),
        OpCase.unary("assertion", x -> T.assertion(x, "large", x.lt(100)).mul(2), X),
        OpCase.unary("of a view", x -> T.assertion(x.transpose(), "flat", true, x.size()), X),
        OpCase.unary("of nothing", x -> T.assertion(x, "large", x.lt(0)), SAMPLES.reals(0)),
        OpCase.ternary(
            "raise", (c, x, y) -> IfElse.of(c, T.raise(x, "taken").mul(y), y), NO, X, Y));
  }

  private static OpRow nested() {
    TensorVariable p = T.dmatrix("p");
    TensorVariable q = T.dmatrix("q");
    OpFromGraph graph =
        OpFromGraph.of(List.of(p, q), List.of(p.exp().mul(q), T.nnet.softmax(q).sub(p)));
    OpFromGraph inlined = graph.inline(true);
    OpFromGraph outer =
        OpFromGraph.of(List.of(q, p), List.of(graph.apply(p, q.sqr()).add(graph.apply(q, p))));
    Value product = Plain.zip(X, Y, (a, b) -> Math.exp(a) * b);
    return OpRow.of(
        "graphs as ops",
        OpCase.binary("a graph", graph::apply, X, Y).gives(product),
        OpCase.binary("its second output", (x, y) -> graph.applyAll(x, y).get(1), X, Y),
        OpCase.binary(
            "both outputs",
            (x, y) -> graph.applyAll(x, y).get(1).mul(graph.applyAll(x, y).get(0)),
            X,
            Y),
        OpCase.binary("inlined", (x, y) -> inlined.apply(x, y).sum(0), X, Y),
        OpCase.binary("a graph of graphs", outer::apply, X, Y),
        OpCase.binary("of views", (x, y) -> graph.apply(x.transpose(), y.transpose()), X, Y),
        OpCase.binary("of a number", (x, y) -> graph.apply(x, y.add(1)), X, SAMPLES.reals(1, 3))
            .withLengthsKnown(),
        OpCase.binary("of nothing", graph::apply, SAMPLES.reals(0, 3), SAMPLES.reals(0, 3)),
        OpCase.ternary("in a branch", (c, x, y) -> IfElse.of(c, graph.apply(x, y), x), NO, X, Y));
  }

  private static OpRow custom() {
    TensorType matrix = TensorType.of(DType.FLOAT64, -1, -1);
    var twice = Damo.op("twice", List.of(matrix), matrix, x -> x.mul(2), (x, g) -> g.mul(2));
    var product =
        Damo.op(
            "product",
            List.of(matrix, matrix),
            matrix,
            (x, y) -> x.mul(y),
            (x, y, g) -> List.of(g.mul(y), g.mul(x)));
    return OpRow.of(
        "custom",
        OpCase.unary("twice", twice::apply, X).gives(Plain.map(X, a -> 2 * a)),
        OpCase.unary("of a view", x -> twice.apply(x.transpose()).exp(), X),
        OpCase.binary("product", product::apply, X, Y).gives(Plain.zip(X, Y, (a, b) -> a * b)),
        OpCase.binary("both the same", (x, y) -> product.apply(x.add(y), x.add(y)), X, Y));
  }
}
