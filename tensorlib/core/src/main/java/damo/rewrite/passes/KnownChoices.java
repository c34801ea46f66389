package damo.rewrite.passes;

import damo.graph.Apply;
import damo.graph.Constant;
import damo.graph.FunctionGraph;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.rewrite.engine.LocalRewrite;
import org.jspecify.annotations.Nullable;

/** A choice that is no choice: by a constant, or between a variable and itself. */
public final class KnownChoices implements LocalRewrite {
  @Override
  public String name() {
    return "ifelse(true, x, y) -> x";
  }

  @Override
  public boolean mayMatch(Apply node) {
    return node.meaning() instanceof Meaning.Choice;
  }

  @Override
  public @Nullable Variable rewrite(Apply node, FunctionGraph graph) {
    if (node.input(1) == node.input(2)) return node.input(1);
    if (!(node.input(0) instanceof Constant c)) return null;
    return node.input(c.value().getLong(0) != 0 ? 1 : 2);
  }
}
