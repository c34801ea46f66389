package damo.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON: objects as maps, arrays as lists, whole numbers as longs. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object read(String text) {
    return new Json(text).value();
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(at))) at++;
    return text.charAt(at);
  }

  private boolean take(char c) {
    boolean there = peek() == c;
    if (there) at++;
    return there;
  }

  private void expect(char c) {
    if (!take(c))
      throw new IllegalArgumentException("expected " + c + " at " + at + ", got " + peek());
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (take('}')) return members;
    do {
      peek();
      String key = string();
      expect(':');
      members.put(key, value());
    } while (take(','));
    expect('}');
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    expect('[');
    if (take(']')) return items;
    do items.add(value());
    while (take(','));
    expect(']');
    return items;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    expect('"');
    while (text.charAt(at) != '"')
      out.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at++));
    at++;
    return out.toString();
  }

  private char escaped() {
    char kind = text.charAt(at + 1);
    at += 2;
    return switch (kind) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(text, at, at += 4, 16);
      default -> kind;
    };
  }

  private Object literal() {
    int from = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) at++;
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> "null";
      default ->
          word.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')
              ? (Object) Double.valueOf(word)
              : (Object) Long.valueOf(word);
    };
  }
}
