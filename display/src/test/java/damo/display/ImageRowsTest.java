package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.display.part.Column;
import damo.display.part.Image;
import damo.display.part.Picture;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ImageRowsTest {
  private static ImageRows rows(int n) {
    return Images.grid(new double[n][64]).named("seen").below("made again", new double[n][64]);
  }

  private static Image.Svg drawing(ImageRows rows) {
    return (Image.Svg) ((Picture) ((Column) rows.part()).parts().getFirst()).image();
  }

  @Test
  void rowsAreOnePictureWithTheirNames() {
    Bundle bundle = Display.bundle(rows(4));
    String html = Objects.requireNonNull(bundle.data().get(Bundle.HTML));
    HtmlRules.check(html);
    assertEquals(1, html.split("<img").length - 1);
    String svg = drawing(rows(4)).markup();
    assertTrue(svg.contains(">seen<") && svg.contains(">made again<"), svg);
    assertTrue(bundle.text().contains("rows of 4 images of 8 × 8"), bundle.text());
  }

  @Test
  void textShowsEachRowBelowItsName() {
    String text =
        Images.grid(new double[][][] {{{0, 1}, {1, 0}}})
            .named("a")
            .below("b", new double[][][] {{{1, 1}, {0, Double.NaN}}})
            .toString();
    assertEquals(
        """
        a (1)
          ██
        ██
        b (1)
        ████
          ××
        rows of 1 images of 2 × 2, 0 to 1\
        """,
        text);
  }

  @Test
  void whatDoesNotFitBesideEachOtherIsRepeatedBelow() {
    int one = drawing(rows(4)).height();
    int two =
        drawing(
                Images.grid(new double[8][64])
                    .columns(4)
                    .named("seen")
                    .below("made again", new double[8][64]))
            .height();
    assertTrue(two > 2 * one, one + " and " + two);
  }

  @Test
  void imagesBeyondTwoHundredARowAreCounted() {
    Bundle bundle = Display.bundle(rows(1000));
    assertTrue(bundle.text().contains("1,000 images of 8 × 8, the first 200 shown"));
    assertTrue(Objects.requireNonNull(bundle.data().get(Bundle.HTML)).length() < 50_000);
  }

  @Test
  void imagesOfAnotherSizeAreRefusedWithBoth() {
    ImageRows rows = rows(2);
    var e =
        assertThrows(IllegalArgumentException.class, () -> rows.below("wide", new double[2][4][4]));
    assertEquals("the images \"wide\" are 4 × 4, and those above 8 × 8", e.getMessage());
  }

  @Test
  void rowsWithoutImagesSaySo() {
    assertEquals("no images", Images.grid(new double[0][2][2]).size(2, 2).named("none").toString());
  }
}
