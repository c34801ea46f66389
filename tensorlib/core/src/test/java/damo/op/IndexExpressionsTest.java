package damo.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.T;
import damo.compile.Mode;
import damo.error.DamoException;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Domain;
import damo.testing.IndexFact;
import damo.testing.Plain;
import damo.testing.Samples;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Index expressions that NumPy was asked for: reading, replacing, adding, their gradients to both
 * arguments and the gradients of these; written out, and with everything symbolic.
 *
 * <p>NumPy says which positions are selected. What follows from that is computed here.
 */
class IndexExpressionsTest {
  static Stream<IndexFact> facts() {
    return IndexFact.all();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void writtenOut(IndexFact fact) {
    check(fact, Mode.FAST_RUN, true);
    if (isOneOf(2, fact)) check(fact, Mode.FAST_COMPILE, true);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void symbolic(IndexFact fact) {
    check(fact, Mode.FAST_RUN, false);
    if (isOneOf(4, fact)) check(fact, Mode.DEBUG, false);
  }

  private static boolean isOneOf(int many, IndexFact fact) {
    return fact.hashCode() % many == 0;
  }

  private static void check(IndexFact fact, Mode mode, boolean literal) {
    Index index = new Index(literal);
    Object[] items = fact.items().stream().map(index::item).toArray();
    Samples samples = new Samples(fact.toString().hashCode());
    Value x = samples.value(DType.FLOAT64, fact.shape(), Domain.REAL);
    if (fact.isError()) {
      assertThrows(DamoException.class, () -> index.run(x, mode, v -> List.of(v.get(items))));
      return;
    }
    Expected expected = new Expected(fact, x, value(fact.selected(), samples), samples);
    List<Value> got = index.run(x, mode, v -> graph(v, items, expected));
    List<double[]> want = expected.all();
    assertEquals(fact.selected(), got.getFirst().shape());
    for (int i = 0; i < want.size(); i++)
      assertArrayEquals(want.get(i), got.get(i).toDoubles(), 1e-9, "result " + i + " in " + mode);
  }

  /** A value to write: broadcast along some axes. */
  private static Value value(Ints selected, Samples samples) {
    int from = samples.random().nextInt(selected.size() + 1);
    int[] shape =
        selected.stream().skip(from).map(n -> samples.random().nextInt(4) == 0 ? 1 : n).toArray();
    return samples.value(DType.FLOAT64, Ints.of(shape), Domain.REAL);
  }

  private static List<TensorVariable> graph(TensorVariable x, Object[] items, Expected e) {
    TensorVariable v = TensorConstant.of(e.v).mul(1);
    List<TensorVariable> out = new ArrayList<>();
    TensorVariable part = x.get(items);
    out.add(part);
    twice(part, x, e.w, e.u, out);
    for (TensorVariable written : List.of(T.setSubtensor(part, v), T.incSubtensor(part, v))) {
      out.add(written);
      twice(written, x, e.c, e.u, out);
      twice(written, v, e.c, e.p, out);
    }
    return out;
  }

  /** The gradient of {@code Σ weights y³}, and the gradient of that along a direction. */
  private static void twice(
      TensorVariable y, TensorVariable wrt, Value weights, Value along, List<TensorVariable> out) {
    TensorVariable cost = y.sqr().mul(y).mul(TensorConstant.of(weights)).sum();
    TensorVariable first = T.grad(cost, wrt);
    out.add(first);
    out.add(T.grad(first.mul(TensorConstant.of(along)).sum(), wrt));
  }

  /** Items as they are given, with the inputs that they need. */
  private static final class Index {
    private final boolean literal;
    private final List<TensorVariable> inputs = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    Index(boolean literal) {
      this.literal = literal;
    }

    @Nullable Object item(String text) {
      if (text.equals("N")) return null;
      if (text.equals("...")) return text;
      if (text.contains(":")) return literal ? text : slice(text.split(":", -1));
      if (!text.contains("=")) return literal ? Integer.valueOf(text) : number(text);
      Value array = IndexFact.array(text);
      return literal ? Nd4jBorder.toNd4j(array) : input(array);
    }

    private Object slice(String[] bounds) {
      return T.slice(
          number(bounds[0]), number(bounds[1]), bounds.length == 3 ? number(bounds[2]) : null);
    }

    private @Nullable TensorVariable number(String text) {
      return text.isEmpty() ? null : input(Value.scalar(DType.INT64, Long.parseLong(text)));
    }

    private TensorVariable input(Value v) {
      values.add(v);
      inputs.add(TensorType.unknown(v.dtype(), v.rank()).variable("i" + inputs.size()));
      return inputs.getLast();
    }

    private interface Graph {
      List<TensorVariable> of(TensorVariable x);
    }

    List<Value> run(Value x, Mode mode, Graph graph) {
      TensorVariable v =
          literal
              ? new TensorType(x.dtype(), x.shape()).variable("x")
              : TensorType.unknown(x.dtype(), x.rank()).variable("x");
      List<TensorVariable> all = new ArrayList<>(inputs);
      List<Value> given = new ArrayList<>(values);
      all.add(v);
      given.add(x);
      return Compiled.run(all, graph.of(v), given, mode);
    }
  }

  /** What must come out, from the positions alone. */
  private static final class Expected {
    final IndexFact fact;
    final double[] x;
    final Value v;
    final int[] source; // of each selected element, where in v its value stands
    final Value w; // weights of what is read
    final Value c; // weights of the whole array
    final Value u; // a direction for x
    final Value p; // a direction for v

    Expected(IndexFact fact, Value x, Value v, Samples samples) {
      this.fact = fact;
      this.x = x.toDoubles();
      this.v = v;
      double[] numbers = new double[v.size()];
      Arrays.setAll(numbers, i -> i);
      double[] spread =
          Plain.broadcast(Plain.array(v.shape(), numbers), fact.selected()).toDoubles();
      this.source = Arrays.stream(spread).mapToInt(d -> (int) d).toArray();
      this.w = samples.value(DType.FLOAT64, fact.selected(), Domain.REAL);
      this.c = samples.value(DType.FLOAT64, x.shape(), Domain.REAL);
      this.u = samples.value(DType.FLOAT64, x.shape(), Domain.REAL);
      this.p = samples.value(DType.FLOAT64, v.shape(), Domain.REAL);
    }

    List<double[]> all() {
      int[] at = fact.positions();
      double[] read = Arrays.stream(at).mapToDouble(i -> x[i]).toArray();
      double[] gradient = new double[x.length];
      double[] curvature = new double[x.length];
      for (int k = 0; k < at.length; k++) {
        gradient[at[k]] += 3 * w.getDouble(k) * read[k] * read[k];
        curvature[at[k]] += 6 * w.getDouble(k) * read[k] * u.getDouble(at[k]);
      }
      List<double[]> out = new ArrayList<>(List.of(read, gradient, curvature));
      replaced(out);
      increased(out);
      return out;
    }

    private void replaced(List<double[]> out) {
      int[] winner = new int[x.length];
      Arrays.fill(winner, -1);
      for (int k = 0; k < source.length; k++) winner[fact.positions()[k]] = source[k];
      double[] y = x.clone();
      double[] gx = new double[x.length];
      double[] hx = new double[x.length];
      double[] gv = new double[v.size()];
      double[] hv = new double[v.size()];
      for (int i = 0; i < y.length; i++) {
        int from = winner[i];
        if (from >= 0) y[i] = v.getDouble(from);
        double first = 3 * c.getDouble(i) * y[i] * y[i];
        double second = 6 * c.getDouble(i) * y[i];
        if (from < 0) gx[i] = first;
        if (from < 0) hx[i] = second * u.getDouble(i);
        if (from >= 0) gv[from] += first;
        if (from >= 0) hv[from] += second * p.getDouble(from);
      }
      out.addAll(List.of(y, gx, hx, gv, hv));
    }

    private void increased(List<double[]> out) {
      double[] y = x.clone();
      double[] moved = new double[x.length]; // by the direction of v
      for (int k = 0; k < source.length; k++) {
        y[fact.positions()[k]] += v.getDouble(source[k]);
        moved[fact.positions()[k]] += p.getDouble(source[k]);
      }
      double[] gx = new double[x.length];
      double[] hx = new double[x.length];
      double[] gv = new double[v.size()];
      double[] hv = new double[v.size()];
      for (int i = 0; i < y.length; i++) {
        gx[i] = 3 * c.getDouble(i) * y[i] * y[i];
        hx[i] = 6 * c.getDouble(i) * y[i] * u.getDouble(i);
      }
      for (int k = 0; k < source.length; k++) {
        int i = fact.positions()[k];
        gv[source[k]] += gx[i];
        hv[source[k]] += 6 * c.getDouble(i) * y[i] * moved[i];
      }
      out.addAll(List.of(y, gx, hx, gv, hv));
    }
  }
}
