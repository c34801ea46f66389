package damo.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.sets.Corridor;
import damo.models.estimator.Use;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C sends SIGINT to a process. */
class CtrlCTest {
  private static final long PROMPTLY = TimeUnit.SECONDS.toNanos(20);
  private static final Pattern STOPPED =
      Pattern.compile("ended as it was stopped: (\\d+) epochs.*best validation ([\\d.]+) at");

  @TempDir private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void trainingEndsWithAllSavedAndGoesOnFromThere() throws Exception {
    Path page = folder.resolve("run.html");
    Process door = start("-ep", "1000000", "-sfreq", "1000000", "--html", page.toString());
    String rest;
    try (BufferedReader out = door.inputReader(StandardCharsets.UTF_8)) {
      awaitEpoch(out);
      signal(door);
      long start = System.nanoTime();
      rest = String.join("\n", out.lines().toList());
      door.waitFor();
      assertTrue(System.nanoTime() - start < PROMPTLY, rest);
    } finally {
      door.destroyForcibly();
    }
    assertEquals(130, door.exitValue(), rest);
    Matcher stopped = STOPPED.matcher(rest);
    assertTrue(stopped.find(), rest);
    assertTrue(rest.contains("test errors"), rest);
    assertTrue(Files.readString(page).contains(stopped.group()), rest);
    assertEquals(Double.parseDouble(stopped.group(2)), errorsOfTheBest(), 1e-4);

    int epochs = Integer.parseInt(stopped.group(1));
    String more =
        Door.enter(door(), "-ep", Integer.toString(epochs + 2), "--resume").succeeded().out();
    assertTrue(more.contains("goes on after epoch " + epochs), more);
    assertTrue(more.contains(": " + (epochs + 2) + " epochs"), more);
  }

  private List<String> door() {
    return List.of("dl-map1d", "-dir", folder.toString());
  }

  /** A shell's background jobs ignore SIGINT, and so do all that they start: unless told else. */
  private Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
      if (!flag.startsWith("-javaagent")) command.add(flag);
    String tests = System.getProperty("surefire.test.class.path");
    command.add("-cp");
    command.add(tests == null ? System.getProperty("java.class.path") : tests);
    command.add(Main.class.getName());
    command.addAll(door());
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void awaitEpoch(BufferedReader out) throws IOException {
    StringBuilder seen = new StringBuilder();
    String line = out.readLine();
    while (line != null && !line.startsWith("epoch ")) {
      seen.append(line).append('\n');
      line = out.readLine();
    }
    assertNotNull(line, seen::toString);
  }

  private static void signal(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  private double errorsOfTheBest() {
    Use model = new Use(Map.of("n_obs", 5, "n_act", 2));
    model.restore(folder.resolve("use_outcome-softmax-uid-best"));
    return model.errors(Corridor.walks(1).valid());
  }
}
