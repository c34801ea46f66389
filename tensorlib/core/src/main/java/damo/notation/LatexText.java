package damo.notation;

import damo.graph.Variable;
import damo.tensor.TensorConstant;

/** Names and numbers in LaTeX, in mathematical mode. */
final class LatexText {
  private LatexText() {}

  /** Of a leaf: a letter in italics, a word upright, a number. */
  static String symbol(Variable v) {
    if (v instanceof TensorConstant c && c.name() == null)
      return c.ndim() == 0 && c.dtype().isFloat() ? number(c) : constant(c);
    String label = v.label();
    if (v.name() == null) return "\\square";
    if (label.matches("[A-Za-z]\\d+")) return label.charAt(0) + "_{" + label.substring(1) + "}";
    return label.matches("[A-Za-z\\p{IsGreek}]") ? label : word(label);
  }

  private static String constant(TensorConstant c) {
    String label = c.label();
    if (label.matches("-?\\d+")) return label;
    return label.startsWith("[") ? label : word(label);
  }

  private static String number(TensorConstant c) {
    double value = c.value().getDouble(0);
    if (Double.isInfinite(value)) return value > 0 ? "\\infty" : "-\\infty";
    String text = c.label().replaceFirst("\\.0(?=E|$)", "");
    return Double.isNaN(value)
        ? "\\mathrm{nan}"
        : text.replaceFirst("E(-?\\d+)$", " \\\\cdot 10^{$1}");
  }

  /** Upright, as it is: what LaTeX would read as a command is escaped. */
  static String word(String text) {
    StringBuilder out = new StringBuilder("\\mathrm{");
    text.codePoints().forEach(c -> escape(c, out));
    return out.append('}').toString();
  }

  /** The name of a function. */
  static String function(String name) {
    StringBuilder out = new StringBuilder("\\operatorname{");
    name.codePoints().forEach(c -> escape(c, out));
    return out.append('}').toString();
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '%', '$', '#', '_', '&', '{', '}' -> out.append('\\').appendCodePoint(c);
      case '\\' -> out.append("\\backslash{}");
      case '^' -> out.append("{\\wedge}");
      case '~' -> out.append("{\\sim}");
      case ' ', '\n', '\r', '\t' -> out.append("\\ ");
      default -> out.appendCodePoint(c);
    }
  }
}
