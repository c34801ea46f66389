package damo.display.graph;

/**
 * A box.
 *
 * @param id unique in its graph
 * @param label the name on the box
 * @param detail a second line, such as the type; empty for none
 * @param title what is said when the pointer rests on it; empty for none
 */
public record Node(String id, String label, String detail, Role role, String title) {
  public Node(String id, String label, String detail, Role role) {
    this(id, label, detail, role, "");
  }
}
