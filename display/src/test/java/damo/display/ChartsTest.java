package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.display.part.Column;
import damo.display.part.Image;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {
  private static final double[] NOISE = new Random(1).doubles(5_000).toArray();

  static List<Part> charts() {
    double nan = Double.NaN;
    double inf = Double.POSITIVE_INFINITY;
    return List.of(
        Charts.line("empty", new double[0]),
        Charts.line("one", new double[] {1}),
        Charts.line("same", new double[] {2, 2, 2}),
        Charts.line("nan", new double[] {1, nan, nan}),
        Charts.line("all nan", new double[] {nan, nan}),
        Charts.line("inf", new double[] {1, inf, -inf, 2}),
        Charts.line("many", NOISE),
        Charts.lines("two", Map.of("a", NOISE, "b", new double[] {1, 2})),
        Charts.histogram("empty", new double[0]),
        Charts.histogram("same", new double[] {3, 3}),
        Charts.histogram("bad", new double[] {1, nan, inf}),
        Charts.ridgeline("empty", List.of()),
        Charts.ridgeline("w", List.of(NOISE, new double[] {nan}, NOISE)),
        Charts.bars("b", List.of("x", "y", "z"), new double[] {1, -2, nan}),
        Charts.bars("none", List.of(), new double[0]),
        Charts.matrix("m", new double[][] {{1, nan}, {-3, 4}}),
        Charts.matrix("big", new double[900][700]),
        Charts.matrix("none", new double[0][0]),
        Charts.confusion(new int[][] {{3, 1}, {0, 4}}, "cat", "dog"),
        Charts.confusion(new int[25][25]),
        Images.grid(new float[3][8][8]).part(),
        Images.grid(new double[7][9]).captions("a", "b").part());
  }

  @ParameterizedTest
  @MethodSource("charts")
  void everyChartDrawsWithTwinsAndInSmallSpace(Part chart) {
    HtmlRules.check(chart.html());
    assertTrue(!chart.text().isBlank());
    assertTrue(chart.html().length() < 80_000, "" + chart.html().length());
  }

  @Test
  void theSameNumbersGiveTheSameBytes() {
    assertEquals(Charts.line("x", NOISE).html(), Charts.line("x", NOISE).html());
    assertEquals(Charts.histogram("x", NOISE).html(), Charts.histogram("x", NOISE).html());
  }

  @Test
  void textOfACurveSaysWhereItEnds() {
    assertEquals(
        "loss  █▆▄▂  last 1  min 1  max 4", Charts.line("loss", new double[] {4, 3, 2, 1}).text());
  }

  @Test
  void aGapIsNoNanButATailIs() {
    double nan = Double.NaN;
    assertTrue(!Charts.line("v", new double[] {1, nan, 2, nan, 3}).text().contains("nan"));
    assertTrue(Charts.line("v", new double[] {1, 2, nan, nan}).text().contains("nan since 2"));
  }

  @Test
  void noPeakOfALongCurveIsLost() {
    double[] y = new double[100_000];
    y[77_777] = 9;
    assertTrue(Charts.line("y", y).text().contains("max 9"));
  }

  @Test
  void confusionCountsPairsAndSaysTheShareThatIsRight() {
    Part part = Charts.confusionOf(new int[] {0, 1, 1, 1}, new int[] {0, 1, 0, 1});
    assertTrue(part.text().startsWith("3 right of 4: 75.0 %"), part.text());
    assertThrows(
        IllegalArgumentException.class, () -> Charts.confusionOf(new int[] {0}, new int[] {0, 1}));
  }

  @Test
  void matricesAreEnlargedByWholePixelsAndNanStandsOut() throws IOException {
    Picture picture = first(Charts.matrix("m", new double[][] {{0, 1}, {Double.NaN, 2}}));
    Image.Png png = (Image.Png) picture.image();
    var image = ImageIO.read(new ByteArrayInputStream(png.bytes()));
    assertEquals(36, image.getWidth());
    assertEquals(image.getRGB(0, 0), image.getRGB(17, 17));
    int nan = image.getRGB(1, 20);
    assertTrue((nan >> 16 & 255) > 180 && (nan >> 8 & 255) < 80, Integer.toHexString(nan));
  }

  private static Picture first(Part part) {
    return switch (part) {
      case Picture p -> p;
      case Column c ->
          c.parts().stream()
              .filter(x -> !(x instanceof Text))
              .map(ChartsTest::first)
              .findFirst()
              .orElseThrow();
      default -> throw new AssertionError(part);
    };
  }

  @Test
  void imagesOfDigitsAreCutFromRows() {
    String text = Images.grid(new double[10][64]).columns(5).toString();
    assertTrue(text.contains("10 of 8 × 8"), text);
    var e =
        assertThrows(IllegalArgumentException.class, () -> Images.grid(new double[10][60]).part());
    assertTrue(e.getMessage().contains("size(height, width)"), e.getMessage());
  }

  @Test
  void rowsOfDifferentLengthAreRefusedWithBothLengths() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Charts.matrix("m", new double[][] {{1}, {1, 2}}));
    assertTrue(e.getMessage().contains("(1,)") && e.getMessage().contains("(2,)"), e.getMessage());
  }

  @Test
  void namesAndValuesMustBeAsMany() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Charts.bars("b", Arrays.asList("x"), new double[] {1, 2}));
  }
}
