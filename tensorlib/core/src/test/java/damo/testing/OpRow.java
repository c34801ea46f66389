package damo.testing;

import java.util.List;

/** One op, and the cases in which it is tried. */
public record OpRow(String name, List<OpCase> cases) {
  public OpRow {
    cases = List.copyOf(cases);
  }

  public static OpRow of(String name, OpCase... cases) {
    return new OpRow(name, List.of(cases));
  }

  @Override
  public String toString() {
    return name;
  }
}
