package damo.display;

import damo.display.part.Raw;

/** Running text with light marks: {@code Markdown.of("**bold**")}. */
public final class Markdown {
  private Markdown() {}

  public static Raw of(String markdown) {
    return new Raw("text/markdown", markdown, markdown);
  }
}
