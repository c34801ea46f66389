package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PreludeTest {
  @Test
  void javaBaseIsThereAndAbsentPackagesDoNoHarm() {
    try (ShellFixture cells = new ShellFixture()) {
      assertEquals(3, cells.value("List.of(1, 2, 3).stream().collect(Collectors.toSet()).size()"));
    }
  }
}
