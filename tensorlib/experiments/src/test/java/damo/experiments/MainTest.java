package damo.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream console = System.out;
  private final PrintStream errors = System.err;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(console);
    System.setErr(errors);
  }

  @Test
  void theLearnerReachesNinetyFivePercent() {
    assertEquals(0, Main.execute("learner", "--steps", "3000"), err::toString);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    String last = lines.getLast();
    assertTrue(last.matches("test accuracy \\d+\\.\\d\\d %"), last);
    assertTrue(Double.parseDouble(last.split(" ")[2]) >= 95, last);
    assertEquals(3, lines.stream().filter(line -> line.contains("  cost ")).count());
  }

  @Test
  void theMlpPrintsALineForEachEpoch() {
    assertEquals(0, Main.execute("mlp", "--epochs", "2", "--hidden", "16"), err::toString);
    assertEquals(3, out.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void withoutANameTheExperimentsAreListed() {
    assertEquals(2, Main.execute());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("learner"));
  }

  @Test
  void anUnknownNameIsRefused() {
    assertEquals(2, Main.execute("lerner"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("Did you mean"), err::toString);
  }

  @Test
  void aSettingThatCannotWorkIsOneLine() {
    assertEquals(1, Main.execute("learner", "--rate", "-1"));
    assertEquals(
        "learner: learningRate must be a number above 0, got -1.0",
        err.toString(StandardCharsets.UTF_8).strip());
  }
}
