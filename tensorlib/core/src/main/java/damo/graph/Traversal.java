package damo.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Walks over graphs; iterative, so that a chain of any length can be walked. */
public final class Traversal {
  private Traversal() {}

  /**
   * The nodes that {@code outputs} need, each after those it needs; {@code stops} are taken as
   * given.
   */
  public static List<Apply> toposort(
      Collection<? extends Variable> outputs, Collection<? extends Variable> stops) {
    return toposort(outputs, new HashSet<Variable>(stops)::contains);
  }

  /** As {@link #toposort(Collection, Collection)}; {@code given} is true of what is taken so. */
  public static List<Apply> toposort(
      Collection<? extends Variable> outputs, Predicate<Variable> given) {
    Set<Apply> done = new HashSet<>();
    Set<Apply> entered = new HashSet<>();
    List<Apply> order = new ArrayList<>();
    Deque<Apply> stack = new ArrayDeque<>();
    for (Variable out : outputs) {
      push(out, given, entered, stack);
      while (!stack.isEmpty()) {
        Apply node = stack.peek();
        if (done.contains(node)) {
          stack.pop();
        } else if (entered.add(node)) {
          for (int i = node.inputs().size() - 1; i >= 0; i--)
            push(node.input(i), given, entered, stack);
        } else {
          stack.pop();
          done.add(node);
          order.add(node);
        }
      }
    }
    return order;
  }

  /** The nodes that {@code outputs} need, each after those it needs. */
  public static List<Apply> toposort(Collection<? extends Variable> outputs) {
    return toposort(outputs, List.of());
  }

  private static void push(
      Variable v, Predicate<Variable> given, Set<Apply> entered, Deque<Apply> stack) {
    Apply owner = v.owner();
    if (owner != null && !given.test(v) && !entered.contains(owner)) stack.push(owner);
  }

  /**
   * The leaves that {@code outputs} need, in order of first use; constants and shared variables
   * too.
   */
  public static List<Variable> leaves(
      Collection<? extends Variable> outputs, Collection<? extends Variable> stops) {
    Set<Variable> seen = new java.util.LinkedHashSet<>();
    Set<Variable> given = new HashSet<>(stops);
    for (Apply node : toposort(outputs, stops)) {
      for (Variable v : node.inputs()) if (v.owner() == null || given.contains(v)) seen.add(v);
    }
    for (Variable v : outputs) if (v.owner() == null || given.contains(v)) seen.add(v);
    return new ArrayList<>(seen);
  }

  /** All variables that {@code outputs} need, themselves included. */
  public static Set<Variable> ancestors(Collection<? extends Variable> outputs) {
    Set<Variable> all = new java.util.LinkedHashSet<>(outputs);
    for (Apply node : toposort(outputs)) {
      all.addAll(node.inputs());
      all.addAll(node.outputs());
    }
    return all;
  }
}
