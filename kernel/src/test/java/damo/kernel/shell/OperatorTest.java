package damo.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.kernel.shell.JavaShell.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
  private static ShellFixture cells;

  @BeforeAll
  static void start() {
    cells = new ShellFixture();
    cells.nothing(
        "import damo.kernel.shell.sample.*;\nimport static damo.kernel.shell.sample.Terms.tanh;");
    cells.nothing(
        "var X = new Term(\"X\"); var W = new Term(\"W\"); Term b = new Term(\"b\"); int i = 2;");
  }

  @AfterAll
  static void stop() {
    cells.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '→',
      textBlock =
          """
          X * W + b → ((X*W)+b)
          X + W * b → (X+(W*b))
          (X + W) * b → ((X+W)*b)
          X - W - b → ((X-W)-b)
          -X → (-X)
          2 - X → (2-X)
          X / 2 → (X/2)
          X % 3 → (X%3)
          1.5 * -X → (1.5*(-X))
          X[i] → X[2]
          X[i][i + 1] → X[2][3]
          X["1:3"] → X[1:3]
          (X + 1)[0].sum() * 2 → (sum(X+1)[0]*2)
          tanh(X * W + b) - 1 → (tanh((X*W)+b)-1)
          Terms.map(x -> x * 2 + X) → ((p*2)+X)
          Terms.map((x, y) -> { var z = x - y; return z * z; }) → ((p-q)*(p-q))
          i > 1 ? X * 2 : W → (X*2)
          List.of(X * 2, -W) → [(X*2), (-W)]
          new Term[] {X * 2}[0] → (X*2)
          "s" + X * 2 → s(X*2)
          ((Term) X) * 2 → (X*2)
          """)
  void expressionsAreRewritten(String code, String expected) {
    assertEquals(expected, cells.value(code).toString());
  }

  @Test
  void compoundAssignmentAssigns() {
    assertEquals(
        "(V-(0.1*g))",
        cells
            .value("var V = new Term(\"V\"); var g = new Term(\"g\"); V -= 0.1 * g; V")
            .toString());
    assertEquals("((V+1)*2)", cells.value("var V = new Term(\"V\"); V += 1; V *= 2; V").toString());
  }

  @Test
  void chainsOfInferredVariablesAreTyped() {
    assertEquals(
        "tanh(sum((X*W)+1)-2)",
        cells
            .value(
                """
                var y = X * W;
                var z = y + 1;
                var s = z.sum();
                tanh(s - 2)
                """)
            .toString());
  }

  @Test
  void methodBodiesAndClassesAreRewritten() {
    assertEquals(
        "sum((X-b)*(X-b))",
        cells
            .value(
                """
                Term loss(Term a, Term t) {
                  var d = a - t;
                  return (d * d).sum();
                }
                loss(X, b)
                """)
            .toString());
    assertEquals(
        "((w-1)*X)",
        cells
            .value(
                """
                class Model {
                  Term w = new Term("w") - 1;
                  Term apply(Term x) {
                    return w
                        * x;
                  }
                }
                new Model().apply(X)
                """)
            .toString());
  }

  @Test
  void methodsMayUseVariablesThatComeLater() {
    assertEquals(
        "(2*(X+1))",
        cells.value("Term late() { return 2 * Q; }\nvar Q = X + 1;\nlate()").toString());
  }

  @Test
  void plainJavaIsUntouched() {
    assertEquals(6f, cells.value("float x = 2 * 3; x"));
    assertEquals("sX", cells.value("\"s\" + X"));
    assertEquals("X!", cells.value("X + \"!\""));
    assertEquals(5, cells.value("int[] a = {1, 2}; a[0] += 2; a[0] + a[1]"));
    assertEquals(3, cells.value("int d = 1; d *= 3.5; d"));
  }

  @Test
  void errorsPointAtTheCellAsWritten() {
    Outcome.Failed failed = cells.failed("var a = X * W;\nvar c = X * unknown + a.nothing();");
    assertTrue(has(failed, "line 2, column 13: cannot find symbol"), failed.toString());
    assertTrue(has(failed, "line 2, column 23: cannot find symbol"), failed.toString());
    assertTrue(has(failed, "    var c = X * unknown + a.nothing();"), failed.toString());
    Outcome.Failed method = cells.failed("Term f(Term x) {\n  return x * 2 + oops(x);\n}\nf(X)");
    assertTrue(method.message().contains("oops"), method.toString());
    assertTrue(has(cells.failed("X > 1"), "bad operand types"), "comparisons stay methods");
    assertTrue(has(cells.failed("X[0] = W;"), "line 1, column 1"), "no assignment into a term");
  }

  @Test
  void runTimeErrorsKeepTheirLines() {
    Outcome.Failed failed =
        cells.failed("Term nothing = null;\nvar q = X\n  * W;\nnothing.get(0)\n  [1]");
    assertTrue(has(failed, "line 4"), failed.toString());
  }

  @Test
  void aCellOfManyOperatorsIsQuick() {
    StringBuilder code = new StringBuilder("var r0 = X;\n");
    for (int k = 1; k <= 15; k++) {
      code.append("var r%d = tanh(r%d * W + b).sum();\n".formatted(k, k - 1));
    }
    code.append("r15");
    cells.value(code.toString());
    String changed =
        code.toString().replace("r", "t").replace("vat ", "var ").replace("Tetm", "Term");
    long start = System.nanoTime();
    cells.run(changed);
    cells.value(code.toString());
    double millis = (System.nanoTime() - start) / 1e6;
    System.out.printf("two cells of 30 operators: %.0f ms%n", millis);
    assertTrue(millis < 3000, "took " + millis);
  }

  private static boolean has(Outcome.Failed failed, String text) {
    return failed.traceback().stream().anyMatch(line -> line.contains(text));
  }
}
