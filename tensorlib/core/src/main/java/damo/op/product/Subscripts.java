package damo.op.product;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an einsum says: for each axis of each operand, and of the result, a label.
 *
 * <p>The axes that {@code ...} stands for have labels of their own, no letters.
 *
 * @param operands one character for each axis
 */
record Subscripts(List<String> operands, String result) {
  private static final String ELLIPSIS = "...";
  private static final char FIRST_ELIDED = '\uE000';

  /**
   * Reads {@code "ij,jk->ik"}; without an arrow the labels that occur once are kept, in
   * alphabetical order, after those of {@code ...}.
   *
   * @throws DamoException if it is no such text, or does not fit the operands
   */
  static Subscripts of(String spec, List<TensorVariable> operands) {
    String text = spec.replace(" ", "");
    String[] sides = text.split("->", -1);
    String[] terms = sides[0].split(",", -1);
    if (sides.length > 2) throw wrong(spec, "more than one arrow");
    if (terms.length != operands.size())
      throw wrong(spec, "it has " + terms.length + " terms for " + operands.size() + " operands");
    for (String term : terms) checkLetters(spec, term);
    int elided = 0;
    for (int i = 0; i < terms.length; i++)
      elided = Math.max(elided, elided(spec, terms[i], operands.get(i)));
    List<String> in = new ArrayList<>();
    for (int i = 0; i < terms.length; i++)
      in.add(expanded(terms[i], elided(spec, terms[i], operands.get(i)), elided));
    String out = sides.length == 2 ? result(spec, sides[1], elided, in) : implied(in);
    return new Subscripts(List.copyOf(in), out);
  }

  private static void checkLetters(String spec, String term) {
    if (!term.replaceFirst("\\.\\.\\.", "").matches("[A-Za-z]*"))
      throw wrong(spec, "labels are letters and at most one '...', not '" + term + "'");
  }

  /** How many axes the ellipsis of a term stands for. */
  private static int elided(String spec, String term, TensorVariable x) {
    int named = term.replace(ELLIPSIS, "").length();
    boolean open = term.contains(ELLIPSIS);
    if (open ? named > x.ndim() : named != x.ndim())
      throw new ShapeException(
          text(spec, "'" + term + "' does not fit " + x.label() + ", which has rank " + x.ndim()));
    return x.ndim() - named;
  }

  /** The ellipsis as labels, aligned at the last of them. */
  private static String expanded(String term, int own, int all) {
    StringBuilder labels = new StringBuilder();
    for (int i = all - own; i < all; i++) labels.append((char) (FIRST_ELIDED + i));
    return term.replace(ELLIPSIS, labels);
  }

  private static String result(String spec, String term, int elided, List<String> in) {
    checkLetters(spec, term);
    if (elided > 0 && !term.contains(ELLIPSIS))
      throw wrong(spec, "the result has to say where the axes of '...' go");
    String out = expanded(term, elided, elided);
    if (out.chars().distinct().count() < out.length())
      throw wrong(spec, "a label occurs twice in the result '" + term + "'");
    String known = String.join("", in);
    for (char c : out.toCharArray())
      if (known.indexOf(c) < 0) throw wrong(spec, "no operand has the label '" + c + "'");
    return out;
  }

  private static String implied(List<String> in) {
    String all = String.join("", in);
    char[] elided = distinct(all, true);
    char[] once = distinct(all, false);
    String letters =
        new String(once)
            .chars()
            .filter(c -> all.indexOf(c) == all.lastIndexOf(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return new String(elided) + letters;
  }

  private static char[] distinct(String labels, boolean elided) {
    String chosen =
        labels
            .chars()
            .filter(c -> c >= FIRST_ELIDED == elided)
            .distinct()
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    char[] out = chosen.toCharArray();
    Arrays.sort(out);
    return out;
  }

  private static DamoException wrong(String spec, String why) {
    return new DamoException(text(spec, why));
  }

  private static String text(String spec, String why) {
    return "einsum of \"" + spec + "\": " + why;
  }
}
