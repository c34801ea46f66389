package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code docs/your-own-model.md}: its cells, one after the other. */
@Timeout(180)
class OwnModelPageTest {
  private static final Path PAGE = Path.of("../docs/your-own-model.md");
  private static final Pattern BLOCK =
      Pattern.compile("```java\n(.*?)```(?:\n\n```text\n(.*?)```)?", Pattern.DOTALL);

  /** A cell of the page, and what it shows according to it; null if the page does not say. */
  private record Cell(String code, String shown) {}

  private static List<Cell> cells() throws IOException {
    List<Cell> cells = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    while (blocks.find()) cells.add(new Cell(blocks.group(1), blocks.group(2)));
    return cells;
  }

  @Test
  void theCellsOfThePageDoWhatItSays() throws IOException {
    List<Cell> cells = cells();
    assertEquals(5, cells.size());
    try (ShellFixture shell = new ShellFixture()) {
      for (Cell cell : cells.subList(0, 4)) {
        Object value = shell.value(cell.code);
        if (cell.shown != null) assertEquals(cell.shown.strip(), value.toString());
      }
      Outcome.Failed refused = assertInstanceOf(Outcome.Failed.class, shell.run(cells.get(4).code));
      String message = refused.toString();
      assertTrue(message.contains("W_hidden") && message.contains("[64, 20]"), message);
      shell.nothing("for (Path file : Files.list(folder).toList()) Files.delete(file);");
    }
  }

  @Test
  void theModelOfThePageHasAboutTwentyFiveLines() throws IOException {
    String code = cells().getFirst().code;
    String model = code.substring(0, code.indexOf("\n}\n") + 2);
    long lines = model.lines().filter(line -> !line.isBlank()).count();
    assertTrue(lines <= 25, lines + " lines");
  }
}
