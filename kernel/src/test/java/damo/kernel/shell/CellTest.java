package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CellTest {
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @Test
  void lastExpressionIsTheValueItself() {
    assertEquals(2, cells.value("1 + 1"));
    assertEquals(List.of(1, 2), cells.value("var one = 1;\nList.of(one, 2)"));
  }

  @Test
  void declarationsVoidCallsAndNullShowNothing() {
    cells.nothing("int quiet = 3;");
    cells.nothing("System.gc()");
    cells.nothing("(String) null");
    cells.nothing("");
    cells.nothing("// only words\n/* and more */");
  }

  @Test
  void semicolonHidesWhatIsAStatementAnyway() {
    cells.nothing("var hidden = new ArrayList<Integer>();\nhidden.add(1);");
    assertEquals(true, cells.value("hidden.add(2)"));
    assertEquals(List.of(1, 2), cells.value("hidden;"));
    assertEquals(List.of(1, 2), cells.value("hidden; // with a comment"));
  }

  @Test
  void aCellHoldsEverythingAtOnce() {
    Object value =
        cells.value(
            """
            import java.util.concurrent.atomic.AtomicLong;
            import module java.base;
            // a record, used below
            record Pair(int left, String right) {}
            enum Color { RED, GREEN }
            interface Named { default String name() { return "named"; } }
            sealed interface Shape permits Circle {}
            record Circle(double r) implements Shape {}
            int twice(int x) { return 2 * x; }
            var pair = new Pair(twice(4), Color.RED.toString());
            int a = 1, b[] = {1, 2}, c;
            final double rate = 0.5;
            private static long count = 7;
            for (int i = 0; i < 3; i++) {
              a += i;
            }
            var counter = new AtomicLong(count);
            Runnable r = () -> counter.addAndGet(pair.left());
            r.run();
            String text = switch (new Circle(1)) { case Circle(double radius) -> "r" + radius; };
            counter.get() + a + b[1] + rate + c + text + new Named() {}.name()
            """);
    assertEquals("21.5r1.0named", value);
  }

  @Test
  void variablesLiveOnAndMayChangeTheirType() {
    cells.nothing("int later = 3;");
    cells.nothing("later++;");
    assertEquals(4, cells.value("later"));
    cells.nothing("var later = \"text\";");
    assertEquals(4, cells.value("later.length()"));
  }

  @Test
  void aFailedRerunKeepsTheOldValue() {
    cells.nothing("int kept = 5;");
    cells.failed("int kept = Integer.parseInt(\"five\");");
    assertEquals(5, cells.value("kept"));
  }

  @Test
  void methodsMayBeRedefinedAndReferForward() {
    cells.nothing("int early() { return comesLater + 1; }");
    assertEquals(42, cells.value("int comesLater = 41;\nearly()"));
    cells.nothing("int early() { return comesLater + 2; }");
    assertEquals(43, cells.value("early()"));
    assertEquals(
        1,
        cells.value(
            "int over(int x) { return x; }\nint over(String s) { return 1; }\nover(\"s\")"));
  }

  @Test
  void callingWhatIsIncompleteSaysWhatIsMissing() {
    cells.nothing("int needs() { return missingThing; }");
    assertTrue(cells.failed("needs()").message().contains("variable missingThing"));
  }

  @Test
  void rerunningARecordKeepsItsValues() {
    cells.nothing("record Point(int x) {}");
    cells.nothing("var point = new Point(3);");
    cells.nothing("record Point(int x) {}");
    assertEquals(3, cells.value("point.x()"));
    cells.nothing("record Point(int x, int y) {}\nvar point = new Point(1, 2);");
    assertEquals(2, cells.value("point.y()"));
  }

  @Test
  void aNameMayBeDeclaredTwiceInACell() {
    assertEquals(
        "1s", cells.value("int twin = 1; var first = twin; var twin = \"s\"; first + twin"));
  }

  @Test
  void recordsMayCheckTheirComponents() {
    cells.nothing(
        "record Positive(int a) {\n  Positive {\n    if (a < 0) throw new Error();\n  }\n}");
    assertEquals(1, cells.value("new Positive(1).a()"));
    assertEquals("java.lang.Error", cells.failed("new Positive(-1)").name());
  }

  @Test
  void membersMayCarryTheModifiersOfAClass() {
    cells.nothing(
        "public static int counted = 0;\nprivate static int count() { return ++counted; }");
    assertEquals(2, cells.value("count();\ncount()"));
  }

  @Test
  void theLastSemicolonMayBeMissing() {
    cells.nothing("import java.util.zip.CRC32");
    cells.nothing("var crc = new CRC32() // here too");
    assertEquals(0L, cells.value("crc.getValue()"));
  }

  @Test
  void namesAreShadowedInLambdasAndLoops() {
    assertEquals(
        List.of(2, 3),
        cells.value(
            """
            int x = 9;
            var seen = new ArrayList<Integer>();
            for (int x : List.of(1, 2)) seen.add(x);
            seen.stream().map(x -> x + 1).toList()
            """));
  }

  @Test
  void inferredTypesThatCannotBeWrittenStillWork() {
    assertEquals(2, cells.value("var mixed = List.of(1, \"a\");\nmixed.size()"));
    assertEquals(
        "run",
        cells.value(
            "var anonymous = new Object() { public String toString() { return \"run\"; } };\nanonymous.toString()"));
    assertEquals(
        1,
        cells.value(
            "var wild = (List<? extends Number>) List.of(1);\nvar first = wild.get(0);\nfirst"));
  }

  @Test
  void classesSeeTheSessionsLoader() {
    assertEquals(
        true,
        cells.value(
            "Thread.currentThread().getContextClassLoader().loadClass(new Object() {}.getClass().getName()) != null"));
  }

  @Test
  void crLfAndUnicodeAreUnderstood() {
    assertEquals("ä→", cells.value("String größe = \"ä\";\r\nvar pfeil = größe + \"→\";\r\npfeil"));
  }
}
