package damo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.tensor.TensorVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rewritten-values.md} lists where rewriting changes a value; {@code -Ddocs.record}
 * writes it anew.
 */
class RewrittenValuesTest {
  private record Row(String text, double x, UnaryOperator<TensorVariable> expression) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("log(1 + exp(x))", 1000, x -> x.exp().add(1).log()),
          new Row("log(sigmoid(x))", -1000, x -> T.nnet.sigmoid(x).log()),
          new Row("log(1 - sigmoid(x))", 1000, x -> T.sub(1, T.nnet.sigmoid(x)).log()),
          new Row("log(1 + x)", 1e-20, x -> x.add(1).log()),
          new Row("exp(x) - 1", 1e-20, x -> x.exp().sub(1)),
          new Row("log(1 - exp(x))", -1e-20, x -> T.sub(1, x.exp()).log()),
          new Row("log(erfc(x))", 30, x -> T.erfc(x).log()),
          new Row("log(exp(x) + exp(x))", 1000, x -> x.exp().add(x.exp()).log()),
          new Row("log(sum(exp([x, x])))", 1000, x -> T.stack(List.of(x, x), 0).exp().sum().log()),
          new Row("1 / (0 - x)", 0, x -> T.div(1, T.sub(0, x))),
          new Row("1 / (x + 0)", -0.0, x -> T.div(1, x.add(0))),
          new Row("x / x", 0, x -> x.div(x)),
          new Row("x * 0", Double.NaN, x -> x.mul(0)),
          new Row("x - x", Double.POSITIVE_INFINITY, x -> x.sub(x)),
          new Row(
              "gradient of where(x > 0, log(x), 0)",
              0,
              x -> T.grad(T.where(x.gt(0), x.log(), 0), x)),
          new Row(
              "binaryCrossentropy(sigmoid(x), 1)",
              -1000,
              x -> T.nnet.binaryCrossentropy(T.nnet.sigmoid(x), 1)),
          new Row(
              "exp(v) / sum(exp(v)) of v = [x, 0], element 0",
              1000,
              x -> {
                TensorVariable e = T.stack(List.of(x, x.mul(0)), 0).exp();
                return e.div(e.sum()).get(0);
              }),
          new Row(
              "sum(v * (1 / x)) of v = []", 0, x -> x.get(null).get(":0").mul(T.div(1, x)).sum()),
          new Row("where(x > 0, x, 0) * x", Double.NaN, x -> T.where(x.gt(0), x, 0).mul(x)));

  @Test
  void thePageSaysWhatRewritingChanges() throws IOException {
    Path page = folder().resolve("rewritten-values.md");
    StringBuilder out = new StringBuilder(HEAD);
    for (Row row : ROWS)
      out.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              row.text(),
              text(row.x()),
              text(value(row, Mode.FAST_COMPILE)),
              text(value(row, Mode.FAST_RUN))));
    if (System.getProperty("docs.record") != null) Files.writeString(page, out);
    else assertEquals(out.toString(), Files.readString(page));
  }

  private static final String HEAD =
      """
      # Where rewriting changes a value

      `FAST_COMPILE` runs the graph as it was written; `FAST_RUN` rewrites it first. For ordinary numbers both agree to
      rounding. These are the expressions for which they do not: most are the reason for a rewrite. Every rewrite can be
      switched off by name or by what it is for: `Mode.FAST_RUN.excluding("stabilise")`; those that may give a number where
      the graph as written gives NaN have the tag `finite`. (`RewrittenValuesTest` computes this page, in float64.)

      | expression | at x | as written | rewritten |
      | --- | --- | --- | --- |
      """;

  private static double value(Row row, Mode mode) {
    TensorVariable x = T.dscalar("x");
    Function f = Damo.function(List.of(x)).outputs(row.expression().apply(x)).mode(mode).build();
    return f.callDouble(row.x());
  }

  private static String text(double v) {
    if (v == 0 && 1 / v < 0) return "-0";
    if (v == Math.rint(v) && Math.abs(v) < 1e6) return String.valueOf((long) v);
    return String.format("%.6g", v);
  }

  static Path folder() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs/errors"))) at = at.getParent();
    return at.resolve("docs");
  }
}
