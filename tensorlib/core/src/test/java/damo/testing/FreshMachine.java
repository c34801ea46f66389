package damo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A virtual machine whose compiler has seen nothing but one program. */
public final class FreshMachine {
  private FreshMachine() {}

  /** Runs the main method of a test class; the lines that it prints, without Java's warnings. */
  public static List<String> printedBy(Class<?> program) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
      if (!flag.startsWith("-javaagent")) command.add(flag);
    String tests = System.getProperty("surefire.test.class.path");
    String classPath = tests == null ? System.getProperty("java.class.path") : tests;
    command.addAll(List.of("-cp", classPath, program.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.lines().filter(l -> !l.isBlank() && !l.startsWith("WARNING: ")).toList();
  }
}
