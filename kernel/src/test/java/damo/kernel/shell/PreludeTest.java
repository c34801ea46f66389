package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreludeTest {
  /** Names of java.base that mean Damo's in a cell, each with a single import in the prelude. */
  private static final Set<String> HIDING = Set.of("Function");

  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @ParameterizedTest
  @CsvSource({
    "damo, T",
    "damo, Damo",
    "damo.scalar, DType",
    "damo.graph, Variable",
    "damo.graph, Constant",
    "damo.graph, SharedVariable",
    "damo.graph, Apply",
    "damo.graph, Op",
    "damo.tensor, TensorVariable",
    "damo.tensor, TensorType",
    "damo.tensor, Axes",
    "damo.grad, GradOptions",
    "damo.grad, DisconnectedInputs",
    "damo.compile, Function",
    "damo.compile, FunctionBuilder",
    "damo.compile, Mode",
    "damo.compile, Updates",
    "damo.compile, In",
    "damo.compile, Out",
    "damo.compile, OnUnusedInput",
    "damo.compile, Profile",
    "damo.scan, Seq",
    "damo.random, RandomStreams",
    "damo.random, MrgRandomStreams",
    "damo.inspect, Inspect",
    "damo.data, Dataset",
    "damo.data, Npz",
    "damo.data.fetch, Places",
    "damo.data.sequence, Sequences",
    "damo.data.sets, DataSets",
    "damo.data.text, Texts",
    "damo.display, Display",
    "damo.display, Spark",
    "damo.display, Live",
    "damo.display, Progress",
    "org.nd4j.linalg.factory, Nd4j",
    "org.nd4j.linalg.api.ndarray, INDArray",
    "java.util, List"
  })
  void everyPublicNameResolves(String packageName, String name) {
    assertEquals(packageName + "." + name, cells.value(name + ".class.getName()"));
  }

  @Test
  void staticNamesOfTheContractCompile() {
    cells.nothing("Mode m = Mode.FAST_RUN; DType d = DType.FLOAT32; Updates u = new Updates();");
  }

  @Test
  void noNameIsAmbiguous() {
    Map<String, Set<String>> packages = new TreeMap<>();
    for (String packageName : Prelude.packages()) {
      for (String name : PublicTypes.in(packageName)) {
        packages.computeIfAbsent(name, key -> new TreeSet<>()).add(packageName);
      }
    }
    assertTrue(packages.size() > 50, "only found " + packages.keySet());
    packages.forEach((name, where) -> assertEquals(1, where.size(), name + " is in " + where));
    packages.keySet().forEach(name -> assertTrue(!isIn("java.lang", name), name));
  }

  @Test
  void namesOfTheJdkAreOnlyHiddenOnPurpose() {
    List<String> common = List.of("java.util", "java.util.function", "java.util.stream", "java.io");
    Set<String> hidden = new TreeSet<>();
    for (String packageName : Prelude.packages()) {
      PublicTypes.in(packageName).stream()
          .filter(name -> common.stream().anyMatch(jdk -> isIn(jdk, name)))
          .forEach(hidden::add);
    }
    assertEquals(HIDING, hidden);
  }

  private static boolean isIn(String packageName, String name) {
    try {
      Class.forName(packageName + "." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
