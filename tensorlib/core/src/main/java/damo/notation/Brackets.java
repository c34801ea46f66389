package damo.notation;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.elemwise.Cast;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands between the brackets of an index expression: {@code 1:3, ::-1}. */
final class Brackets {
  private final Apply node;
  private final Function<Variable, String> text;

  private Brackets(Apply node, Function<Variable, String> text) {
    this.node = node;
    this.text = text;
  }

  /** The items, by {@code text} where they are variables; null if the node reads no elements. */
  static @Nullable String of(Apply node, Function<Variable, String> text) {
    Brackets b = new Brackets(node, text);
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.Slices(var ranges)) ->
          ranges.stream()
              .map(b::range)
              .collect(Collectors.joining(", "))
              .replaceFirst("(, :)+$", "");
      case Meaning.Index(var access, Meaning.Place.At at) when access == Meaning.Access.GATHER ->
          b.arrays(at);
      default -> null;
    };
  }

  private String arrays(Meaning.Place.At at) {
    int ndim = ((TensorVariable) node.input(0)).ndim();
    int last = at.axes().stream().max().orElse(0);
    List<String> items = new ArrayList<>(Collections.nCopies(Math.min(last + 1, ndim), ":"));
    for (int i = 0; i < at.axes().size(); i++)
      items.set(at.axes().get(i), text.apply(unconverted(node.input(i + 1))));
    return String.join(", ", items);
  }

  private static Variable unconverted(Variable v) {
    Apply maker = v.owner();
    return maker != null && maker.op() instanceof Cast && v.name() == null ? maker.input(0) : v;
  }

  private String range(Range range) {
    return switch (range) {
      case Range.At(var position) -> bound(position);
      case Range.Span(var from, var to, var step) ->
          bound(from) + ":" + bound(to) + (step instanceof Bound.Omitted ? "" : ":" + bound(step));
    };
  }

  private String bound(Bound bound) {
    return switch (bound) {
      case Bound.Omitted o -> "";
      case Bound.Known(var value) -> Long.toString(value);
      case Bound.Argument(var number) -> text.apply(node.input(number + 1));
    };
  }
}
