package damo.display.part;

import java.util.List;

/** Parts beside each other, wrapping when the page is narrow. */
public record Row(List<Part> parts) implements Part {
  public Row {
    parts = List.copyOf(parts);
  }
}
