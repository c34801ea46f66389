package damo.display.graph;

/** An arrow between two nodes, named by their ids; a label is written beside it. */
public record Edge(String from, String to, String label, Style style) {
  /** How the line is drawn. */
  public enum Style {
    /** A value flows. */
    FLOW,
    /** A value goes back to be used in the next call. */
    UPDATE,
    /** The same memory, seen differently. */
    VIEW
  }

  public Edge(String from, String to) {
    this(from, to, "", Style.FLOW);
  }
}
