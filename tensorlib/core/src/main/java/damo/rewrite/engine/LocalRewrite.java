package damo.rewrite.engine;

import damo.graph.Apply;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rewrite that looks at one node and what stands before it. */
public interface LocalRewrite {
  /** The name by which users switch it off: the formula, or what it does. */
  String name();

  /** What it is for; users switch rewrites off by these too. */
  default Set<Tag> tags() {
    return Set.of(Tag.CANONICALISE);
  }

  /**
   * Whether a node with this op may match. Asked once for all nodes of equal ops, so that it may
   * depend on nothing else of the node.
   */
  boolean mayMatch(Apply node);

  /** What takes the place of output 0 of {@code node}; null to leave it. */
  @Nullable Variable rewrite(Apply node, FunctionGraph graph);
}
