package damo.display.part;

import java.util.List;

/** A piece of a display: has a text form and an HTML form that say the same. */
public sealed interface Part
    permits Badge, Code, Column, Fold, Heading, Picture, Raw, Row, Table, Text {

  /** The complete {@code text/plain} form, without a newline at the end. */
  default String text() {
    return TextWalk.text(this);
  }

  /** The {@code text/html} form that is stored: no script, no outside link, pictures as images. */
  default String html() {
    return HtmlWalk.stored(this);
  }

  static Text text(String text) {
    return new Text(text, Text.Tone.PLAIN);
  }

  static Text muted(String text) {
    return new Text(text, Text.Tone.MUTED);
  }

  static Heading heading(String text) {
    return new Heading(text);
  }

  static Code code(String text) {
    return new Code(text);
  }

  static Row row(Part... parts) {
    return new Row(List.of(parts));
  }

  static Column column(Part... parts) {
    return new Column(List.of(parts));
  }

  static Fold fold(String summary, Part body) {
    return new Fold(summary, body);
  }

  /** A table with these column heads; rows are added with {@link Table#row}. */
  static Table table(String... heads) {
    return Table.of(heads);
  }
}
