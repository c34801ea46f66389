package damo.display.part;

/**
 * An image with its twins in words.
 *
 * @param alt one sentence saying what the picture shows
 * @param text what a text reader gets instead, such as a sparkline; may be several lines
 */
public record Picture(Image image, String alt, String text) implements Part {}
