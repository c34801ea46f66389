package damo.display.part;

/** The name of what follows. */
public record Heading(String content) implements Part {}
