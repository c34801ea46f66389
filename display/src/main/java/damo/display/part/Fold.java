package damo.display.part;

/** A body behind one line; text readers see both. */
public record Fold(String summary, Part body) implements Part {}
