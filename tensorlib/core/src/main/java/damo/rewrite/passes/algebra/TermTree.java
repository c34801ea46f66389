package damo.rewrite.passes.algebra;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.op.elemwise.Cast;
import damo.op.elemwise.Elemwise;
import damo.rewrite.engine.Made;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sum or a product of many terms: the nodes of one dtype that nothing else uses, and the terms at
 * its leaves. Terms are taken out or replaced where they stand, so that what is left is computed in
 * the order in which it was written.
 */
public final class TermTree {
  /** What a tree is made of. */
  public enum Kind {
    SUM(Prim.ADD, Prim.SUB, Prim.NEG),
    PRODUCT(Prim.MUL, Prim.DIV, Prim.INV);

    private final Prim join;
    private final Prim split;
    private final Prim flip;

    Kind(Prim join, Prim split, Prim flip) {
      this.join = join;
      this.split = split;
      this.flip = flip;
    }

    /** Whether {@code node} may be one of a tree's. */
    public boolean has(Apply node) {
      return node.op() instanceof Elemwise e && has(e.prim());
    }

    private boolean has(Prim prim) {
      return prim == join || prim == split || prim == flip || isSign(prim);
    }

    private boolean isSign(Prim prim) {
      return this == PRODUCT && prim == Prim.NEG;
    }
  }

  /** An input of a node of the tree. */
  private record Place(Apply node, int position) {}

  /**
   * A leaf.
   *
   * @param inverted whether it is subtracted, or divided by
   */
  public record Term(Apply node, int position, boolean inverted) {
    /** What stands there. */
    public TensorVariable variable() {
      return Made.input(node, position);
    }
  }

  private record Visit(Apply node, boolean inverted) {}

  private final Kind kind;
  private final DType dtype;
  private final FunctionGraph graph;
  private final List<Apply> nodes = new ArrayList<>(); // each before those it needs
  private final List<Term> terms = new ArrayList<>();
  private final Map<Place, TensorVariable> replaced = new HashMap<>();
  private final Set<Place> removed = new HashSet<>();
  private final Set<Apply> positive = new HashSet<>(); // signs that are left out

  private TermTree(Kind kind, Apply root, FunctionGraph graph) {
    this.kind = kind;
    this.dtype = Made.output(root).dtype();
    this.graph = graph;
    Deque<Visit> stack = new ArrayDeque<>(List.of(new Visit(root, false)));
    while (!stack.isEmpty()) visit(stack.pop(), stack);
  }

  /** The tree below {@code root}; null if that is part of a larger one, or of bools. */
  public static @Nullable TermTree of(Kind kind, Apply root, FunctionGraph graph) {
    TensorVariable out = Made.output(root);
    if (out.dtype().isBool()) return null;
    if (graph.uses(out) == 1)
      for (FunctionGraph.Client c : graph.clients(out))
        if (kind.has(c.node()) && Made.output(c.node()).dtype() == out.dtype()) return null;
    return new TermTree(kind, root, graph);
  }

  private void visit(Visit at, Deque<Visit> stack) {
    nodes.add(at.node());
    for (int i = at.node().inputs().size() - 1; i >= 0; i--) {
      TensorVariable in = Made.input(at.node(), i);
      boolean inverted = at.inverted() ^ inverts(at.node(), i);
      if (isInner(in))
        stack.push(new Visit(java.util.Objects.requireNonNull(in.owner()), inverted));
      else terms.add(new Term(at.node(), i, inverted));
    }
  }

  private boolean inverts(Apply node, int position) {
    return Made.is(kind.split, node) ? position == 1 : Made.is(kind.flip, node);
  }

  private boolean isInner(TensorVariable v) {
    return v.owner() != null && v.dtype() == dtype && graph.uses(v) == 1 && kind.has(v.owner());
  }

  /** The dtype of all its nodes. */
  public DType dtype() {
    return dtype;
  }

  /** Its leaves, as they stand from left to right. */
  public List<Term> terms() {
    return terms;
  }

  /** The negations inside of a product. */
  List<Apply> signs() {
    return nodes.stream().filter(n -> kind == Kind.PRODUCT && Made.is(Prim.NEG, n)).toList();
  }

  /** Puts {@code by} where {@code term} stands. */
  public void replace(Term term, TensorVariable by) {
    replaced.put(new Place(term.node(), term.position()), by);
  }

  /** Leaves {@code term} out. */
  public void remove(Term term) {
    removed.add(new Place(term.node(), term.position()));
  }

  void remove(Apply sign) {
    positive.add(sign);
  }

  boolean changed() {
    return !replaced.isEmpty() || !removed.isEmpty() || !positive.isEmpty();
  }

  /** The tree after all changes; null if nothing is left of it. */
  public @Nullable TensorVariable rebuilt() {
    Map<Apply, @Nullable TensorVariable> done = new HashMap<>();
    for (Apply node : nodes.reversed()) done.put(node, rebuilt(node, done));
    return done.get(nodes.getFirst());
  }

  private @Nullable TensorVariable rebuilt(Apply node, Map<Apply, @Nullable TensorVariable> done) {
    @Nullable TensorVariable a = input(node, 0, done);
    if (node.inputs().size() == 1) return one(node, a);
    @Nullable TensorVariable b = input(node, 1, done);
    if (b == null) return a;
    if (a == null) return Made.is(kind.split, node) ? apply(kind.flip, b) : b;
    boolean same = a == node.input(0) && b == node.input(1);
    return same
        ? Made.output(node)
        : apply(Made.is(kind.join, node) ? kind.join : kind.split, a, b);
  }

  private @Nullable TensorVariable one(Apply node, @Nullable TensorVariable a) {
    if (positive.contains(node)) return a;
    if (a == null) return Made.is(kind.flip, node) ? null : TensorConstant.scalar(dtype, -1);
    return a == node.input(0) ? Made.output(node) : apply(((Elemwise) node.op()).prim(), a);
  }

  private @Nullable TensorVariable input(
      Apply node, int position, Map<Apply, @Nullable TensorVariable> done) {
    Place place = new Place(node, position);
    if (removed.contains(place)) return null;
    TensorVariable by = replaced.get(place);
    if (by != null) return Cast.to(by, dtype);
    TensorVariable in = Made.input(node, position);
    if (in.owner() != null && done.containsKey(in.owner()) && isInner(in))
      return done.get(in.owner());
    return in;
  }

  /** Operands in the tree's dtype: what is taken out may have been what made it so wide. */
  private TensorVariable apply(Prim prim, TensorVariable... operands) {
    for (int i = 0; i < operands.length; i++) operands[i] = Cast.to(operands[i], dtype);
    return new Elemwise(prim).apply(operands);
  }
}
