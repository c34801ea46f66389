package damo.display.part;

/**
 * Content in a language of its own, passed on as it is.
 *
 * @param mime {@code text/html}, {@code text/latex} or {@code text/markdown}
 * @param text the twin for readers that do not speak it
 */
public record Raw(String mime, String content, String text) implements Part {}
