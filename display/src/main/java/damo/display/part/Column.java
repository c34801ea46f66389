package damo.display.part;

import java.util.List;

/** Parts below each other. */
public record Column(List<Part> parts) implements Part {
  public Column {
    parts = List.copyOf(parts);
  }
}
