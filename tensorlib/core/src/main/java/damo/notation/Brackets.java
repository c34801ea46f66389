package damo.notation;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Meaning.Access;
import damo.graph.Meaning.Place;
import damo.graph.Variable;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.op.elemwise.Cast;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands between the brackets of an index expression: {@code 1:3, ::-1}. */
final class Brackets {
  private Brackets() {}

  /**
   * The items, by {@code text} where they are variables; null if brackets do not tell all.
   *
   * @param labels of an array that is not counted from the end: a negative number is an error
   */
  static @Nullable String of(
      Apply node, Function<Variable, String> text, UnaryOperator<String> labels) {
    return switch (node.meaning()) {
      case Meaning.View(ViewMap.Slices slices) -> slices(slices, node, 1, text);
      case Meaning.Index(Access access, Place.Through(ViewMap.Slices slices)) ->
          slices(slices, node, first(access), text);
      case Meaning.Index(Access access, Place.At at) when standsWhereNumPyPutsIt(at) ->
          arrays(at, node, first(access), text, at.fromFront() ? labels : items -> items);
      default -> null;
    };
  }

  /** The first input that is an argument of the place. */
  private static int first(Access access) {
    return access == Access.GATHER ? 1 : 2;
  }

  private static String slices(
      ViewMap.Slices slices, Apply node, int first, Function<Variable, String> text) {
    String items =
        slices.ranges().stream()
            .map(r -> text(r, i -> text.apply(node.input(first + i))))
            .collect(Collectors.joining(", "));
    String shorter = items.replaceFirst("(, :)+$", "");
    return shorter.isEmpty() ? ":" : shorter;
  }

  /** Beside each other where they index, or in front. */
  private static boolean standsWhereNumPyPutsIt(Place.At at) {
    Ints axes = at.axes();
    if (axes.isEmpty()) return false;
    boolean together = axes.equals(Ints.range(axes.get(0), axes.get(0) + axes.size()));
    return at.position() == (together ? axes.get(0) : 0);
  }

  private static String arrays(
      Place.At at,
      Apply node,
      int first,
      Function<Variable, String> text,
      UnaryOperator<String> labels) {
    int ndim = ((TensorVariable) node.input(0)).ndim();
    int last = at.axes().stream().max().orElse(0);
    List<String> items = new ArrayList<>(Collections.nCopies(Math.min(last + 1, ndim), ":"));
    for (int i = 0; i < at.axes().size(); i++)
      items.set(at.axes().get(i), text.apply(unconverted(node.input(first + i))));
    items.set(last, labels.apply(items.get(last)));
    return String.join(", ", items);
  }

  private static Variable unconverted(Variable v) {
    Apply maker = v.owner();
    return maker != null && maker.op() instanceof Cast && v.name() == null ? maker.input(0) : v;
  }

  /** {@code from:to:step}, or a position, with {@code argument} for what inputs say. */
  static String text(Range range, IntFunction<String> argument) {
    return switch (range) {
      case Range.At(var position) -> text(position, argument);
      case Range.Span(var from, var to, var step) ->
          text(from, argument)
              + ":"
              + text(to, argument)
              + (step instanceof Bound.Omitted ? "" : ":" + text(step, argument));
    };
  }

  private static String text(Bound bound, IntFunction<String> argument) {
    return switch (bound) {
      case Bound.Omitted o -> "";
      case Bound.Known(var value) -> Long.toString(value);
      case Bound.Argument(var number) -> argument.apply(number);
    };
  }
}
