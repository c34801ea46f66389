package damo.display.part;

/** Text whose columns line up: code, numbers, trees. */
public record Code(String content) implements Part {}
