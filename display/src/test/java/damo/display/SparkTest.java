package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class SparkTest {
  @Test
  void probabilitiesStandOnAFixedScaleOfNineLevels() {
    assertEquals("▂ ▁ ▃ ▁ ▁", Spark.prob(.2, .1, .4, .15, .15).toString());
    assertEquals("  █  ", Spark.prob(0, 1, 0).toString());
  }

  @Test
  void valuesOutsideAreClampedAndNanIsMarked() {
    assertEquals("  █ ×", Spark.prob(-3, 7, Double.NaN).toString());
  }

  @Test
  void barsFitTheirScaleToTheNumbers() {
    assertEquals("▂▄▆█", Spark.bars(new int[] {1, 2, 3, 4}).toString());
    assertEquals("▂▄▆█", Spark.bars(List.of(-1, 0, 1, 2)).scale(-2, 2).toString());
  }

  @Test
  void everyKindOfNumbersIsTaken() {
    String expected = "▂ ▆";
    assertEquals(expected, Spark.prob(new double[] {.25, .75}).toString());
    assertEquals(expected, Spark.prob(new float[] {.25f, .75f}).toString());
    assertEquals(expected, Spark.prob(List.of(.25, .75)).toString());
    assertEquals(expected, Spark.prob(Nd4j.create(new float[] {.25f, .75f})).toString());
    assertEquals("▂ ▆\n▆ ▂", Spark.prob(new double[][] {{.25, .75}, {.75, .25}}).toString());
  }

  @Test
  void viewsOfArraysAreReadInTheirOwnOrder() {
    var matrix = Nd4j.create(new double[][] {{0, .5}, {1, .25}});
    assertEquals("  █\n▄ ▂", Spark.prob(matrix.transpose()).toString());
  }

  @Test
  void labelsNameTheLargestBar() {
    var spark =
        Spark.prob(new double[][] {{.2, .8}, {.9, .1}}).labels("cat", "dog").names("a", "b");
    assertEquals("a  ▂ ▆  dog 0.800\nb  ▇ ▁  cat 0.900", Display.bundle(spark).text());
  }

  @Test
  void labelsMayBeAListOrAnArray() {
    String expected = Display.bundle(Spark.prob(.2, .8).labels("4", "7")).text();
    assertEquals(expected, Display.bundle(Spark.prob(.2, .8).labels(List.of(4, 7))).text());
    assertEquals(expected, Display.bundle(Spark.prob(.2, .8).labels(new int[] {4, 7})).text());
  }

  @Test
  void emptyAndConstantNumbersDraw() {
    assertEquals("", Spark.bars(new double[0]).toString());
    assertEquals("   ", Spark.bars(new double[3]).toString());
    HtmlRules.check(Display.bundle(Spark.bars(new double[0])).data().get(Bundle.HTML));
  }

  @Test
  void manyNumbersAreAveragedDown() {
    double[] many = new double[100_000];
    assertEquals(80, Spark.bars(many).toString().length());
  }

  @Test
  void wordsAreRefusedWithASentence() {
    var e = assertThrows(IllegalArgumentException.class, () -> Spark.prob("x"));
    assertTrue(e.getMessage().contains("expected numbers"), e.getMessage());
  }
}
