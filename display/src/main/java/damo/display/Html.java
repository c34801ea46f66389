package damo.display;

import damo.display.part.Raw;

/** HTML written by the user: {@code Html.of("<b>bold</b>")}. */
public final class Html {
  private Html() {}

  /** Shown as it is; readers of text get it without its tags. */
  public static Raw of(String html) {
    return new Raw("text/html", html, html.replaceAll("<[^>]*>", ""));
  }
}
