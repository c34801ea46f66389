package damo.op.product;

import damo.graph.Reduction;
import damo.op.elemwise.Cast;
import damo.op.reduce.Reduced;
import damo.op.shape.Diagonal;
import damo.op.shape.DimShuffle;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.Operands;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Einstein's summation: products of arrays over labelled axes, two arrays at a time. */
public final class Einsum {
  private static final int GUESSED_LENGTH = 16;

  private Einsum() {}

  /** An array and the labels of its axes. */
  private record Term(TensorVariable x, String labels) {
    int length(char label) {
      int known = x.type().lengths().get(labels.indexOf(label));
      return known < 0 ? GUESSED_LENGTH : known;
    }

    boolean isOne(char label) {
      return x.type().lengths().get(labels.indexOf(label)) == 1;
    }

    boolean has(char label) {
      return labels.indexOf(label) >= 0;
    }

    int[] axes(String wanted) {
      return wanted.chars().map(labels::indexOf).toArray();
    }
  }

  /** As {@code numpy.einsum}. */
  public static TensorVariable of(String spec, Object... operands) {
    List<TensorVariable> xs = Operands.together(operands);
    Subscripts subscripts = Subscripts.of(spec, xs);
    DType dtype = xs.stream().map(TensorVariable::dtype).reduce(DType::promote).orElseThrow();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++)
      terms.add(onDiagonals(new Term(Cast.to(xs.get(i), dtype), subscripts.operands().get(i))));
    while (terms.size() > 1) contractOne(terms, subscripts.result());
    Term last = summed(terms.getFirst(), subscripts.result());
    return DimShuffle.of(last.x, last.axes(subscripts.result()));
  }

  /** A label that occurs twice runs along the diagonal. */
  private static Term onDiagonals(Term term) {
    Term out = term;
    for (char c : term.labels.toCharArray()) {
      while (out.labels.indexOf(c) != out.labels.lastIndexOf(c)) {
        int first = out.labels.indexOf(c);
        int second = out.labels.lastIndexOf(c);
        String rest = new StringBuilder(out.labels).deleteCharAt(second).deleteCharAt(first) + "";
        out = new Term(Diagonal.of(out.x, 0, first, second), rest + c);
      }
    }
    return out;
  }

  /** Without the axes whose labels nobody needs. */
  private static Term summed(Term term, String needed) {
    int[] gone =
        IntStream.range(0, term.labels.length())
            .filter(i -> needed.indexOf(term.labels.charAt(i)) < 0)
            .toArray();
    if (gone.length == 0) return term;
    DType dtype = term.x.dtype();
    TensorVariable x =
        dtype.isBool()
            ? Reduced.of(Reduction.ANY, term.x, Ints.of(gone), false)
            : Reduced.of(Reduction.SUM, term.x, Ints.of(gone), false, dtype, null);
    return new Term(x, kept(term.labels, needed));
  }

  private static String kept(String labels, String wanted) {
    StringBuilder out = new StringBuilder();
    for (char c : labels.toCharArray()) if (wanted.indexOf(c) >= 0) out.append(c);
    return out.toString();
  }

  /** Replaces the two terms whose product is smallest by it. */
  private static void contractOne(List<Term> terms, String result) {
    int left = 0;
    int right = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < terms.size(); i++) {
      for (int j = i + 1; j < terms.size(); j++) {
        double size = size(terms, i, j, result);
        if (size < least) {
          least = size;
          left = i;
          right = j;
        }
      }
    }
    String needed = needed(terms, left, right, result);
    Term b = terms.remove(right);
    Term a = terms.remove(left);
    terms.add(left, product(a, b, needed));
  }

  /** The labels of the result and of all other terms. */
  private static String needed(List<Term> terms, int i, int j, String result) {
    StringBuilder out = new StringBuilder(result);
    for (int k = 0; k < terms.size(); k++) if (k != i && k != j) out.append(terms.get(k).labels);
    return out.toString();
  }

  private static double size(List<Term> terms, int i, int j, String result) {
    Term a = terms.get(i);
    Term b = terms.get(j);
    double size = 1;
    String kept = kept(a.labels + b.labels, needed(terms, i, j, result));
    for (int c : kept.chars().distinct().toArray())
      size *= a.has((char) c) ? a.length((char) c) : b.length((char) c);
    return size;
  }

  private static Term product(Term left, Term right, String needed) {
    Term a = withoutOnes(left, right);
    Term b = withoutOnes(right, left);
    a = summed(a, needed + b.labels);
    b = summed(b, needed + a.labels);
    String shared = kept(a.labels, b.labels);
    String together = kept(shared, needed);
    String over = kept(shared, without(shared, needed));
    TensorVariable x =
        Contraction.of(
            "einsum",
            Contraction.Side.of("einsum", a.x, a.axes(together), a.axes(over)),
            Contraction.Side.of("einsum", b.x, b.axes(together), b.axes(over)));
    return new Term(x, together + without(a.labels, shared) + without(b.labels, shared));
  }

  private static String without(String labels, String gone) {
    StringBuilder out = new StringBuilder();
    for (char c : labels.toCharArray()) if (gone.indexOf(c) < 0) out.append(c);
    return out.toString();
  }

  /** Without axes of length 1 that broadcast along a longer one of the other term. */
  private static Term withoutOnes(Term term, Term other) {
    StringBuilder kept = new StringBuilder();
    for (char c : term.labels.toCharArray())
      if (!(term.isOne(c) && other.has(c) && !other.isOne(c))) kept.append(c);
    String labels = kept.toString();
    return new Term(DimShuffle.of(term.x, term.axes(labels)), labels);
  }
}
