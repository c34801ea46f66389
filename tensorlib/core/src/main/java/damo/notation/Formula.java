package damo.notation;

import damo.graph.Apply;
import damo.graph.Traversal;
import damo.graph.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An expression in some notation. A part that is long and used more than once, or too long for a
 * line, is written once and called by a letter: the text grows with the graph, not with the number
 * of ways through it. Of a graph that needs very many letters the parts nearest to the result are
 * written, and how many nodes are not is said.
 */
final class Formula {
  private static final int SHORT = 16;
  private static final int LONGEST = 200;
  private static final int MOST_LETTERS = 500;

  /** A part of an expression, and how tightly it holds together. */
  record Text(String text, Binding binding) {}

  /** A letter and what it stands for. */
  record Definition(String letter, String text) {}

  /** How nodes and leaves are written. */
  interface Notation {
    Text leaf(Variable v);

    /** A letter with a number, as a name. */
    default String letter(String letter) {
      return letter;
    }

    /** One of the outputs of a node; {@code inputs} gives the texts of its inputs. */
    Text node(Variable output, Function<Variable, Text> inputs);
  }

  /** A definition, and how many nodes were written before it was made. */
  private record Made(Definition definition, int nodes) {}

  private final Notation notation;
  private final Map<Variable, Text> texts = new HashMap<>();
  private final Map<Variable, Integer> uses = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<Made> made = new ArrayList<>();
  private final String whole;
  private int written;

  Formula(Variable root, Notation notation) {
    this.notation = notation;
    List<Variable> named =
        Traversal.ancestors(List.of(root)).stream()
            .filter(v -> v != root && v.name() != null)
            .toList();
    List<Apply> order = Traversal.toposort(List.of(root), named);
    for (Apply node : order.reversed()) if (isUsed(node, root)) countUses(node);
    uses.keySet().forEach(v -> taken.add(v.label()));
    for (Apply node : order)
      for (Variable v : node.outputs()) if (v != root && uses.containsKey(v)) write(v);
    this.whole =
        root.owner() == null ? notation.leaf(root).text() : notation.node(root, this::input).text();
  }

  private boolean isUsed(Apply node, Variable root) {
    return node.outputs().stream().anyMatch(v -> v == root || uses.containsKey(v));
  }

  private void countUses(Apply node) {
    for (int i = 0; i < node.inputs().size(); i++)
      uses.merge(Broadcasting.operand(node, i), 1, Integer::sum);
  }

  /** The expression itself. */
  String whole() {
    return whole;
  }

  /** What the letters in it stand for, each before it is used; the last ones of very many. */
  List<Definition> definitions() {
    return made.subList(cut(), made.size()).stream().map(Made::definition).toList();
  }

  /** How many nodes are in no text. */
  int leftOut() {
    return cut() == 0 ? 0 : made.get(cut() - 1).nodes();
  }

  private int cut() {
    return Math.max(0, made.size() - MOST_LETTERS);
  }

  private Text input(Variable v) {
    Text known = texts.get(v);
    return known != null ? known : notation.leaf(v);
  }

  private void write(Variable v) {
    Text text = v.name() != null ? notation.leaf(v) : notation.node(v, this::input);
    written++;
    int length = text.text().length();
    boolean again = uses.getOrDefault(v, 0) > 1 && length > SHORT;
    texts.put(v, again || length > LONGEST ? defined(text) : text);
  }

  private Text defined(Text text) {
    String letter = letter();
    made.add(new Made(new Definition(letter, text.text()), written));
    return new Text(notation.letter(letter), Binding.ATOM);
  }

  private String letter() {
    int n = made.size();
    while (true) {
      String letter = (char) ('A' + n % 26) + (n < 26 ? "" : String.valueOf(n / 26));
      if (taken.add(letter)) return letter;
      n++;
    }
  }
}
