package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.display.part.Badge;
import damo.display.part.Cell;
import damo.display.part.HtmlWalk;
import damo.display.part.Part;
import org.junit.jupiter.api.Test;

class PartTest {
  private final Part tree =
      Part.column(
          Part.heading("weights"),
          Part.table("name", "n", "state")
              .row("W", 12, Badge.of(Badge.Tone.GOOD, "yes"))
              .row("embedding", 3, Badge.of(Badge.Tone.BAD, "NaN")),
          Part.row(Part.text("left"), Part.code("a\nb")),
          Part.fold("more", Part.muted("hidden")));

  @Test
  void textIsAlignedAndComplete() {
    assertEquals(
        """
        weights
        ───────
        name        n  state
        ─────────  ──  ─────
        W          12  ✓ yes
        embedding   3  ✗ NaN
        left   a
               b
        more
          hidden\
        """,
        tree.text());
  }

  @Test
  void storedHtmlKeepsToTheAllowList() {
    HtmlRules.check(tree.html());
  }

  @Test
  void theAllowListRefusesScriptsIdsAndPicturesWithoutWords() {
    for (String bad :
        new String[] {
          "<div><script>1</script></div>",
          "<div id=\"x\">1</div>",
          "<div><img alt=\"\" width=\"1\" height=\"1\" style=\"\""
              + " src=\"data:image/png;base64,\"></div>",
          "<div style=\"position:fixed\">1</div>"
        }) {
      assertThrows(AssertionError.class, () -> HtmlRules.check(bad), bad);
    }
  }

  @Test
  void whatUsersNameIsEscaped() {
    String html = Part.table("<b>").row(Cell.left("<script>").titled("\"&")).html();
    HtmlRules.check(html);
    assertFalse(html.contains("<script>"));
  }

  @Test
  void drawingsAreInlineOnlyWhileLive() {
    Part chart = Charts.line("y", new double[] {1, 2});
    assertTrue(HtmlWalk.live(chart).contains("<svg"));
    assertFalse(chart.html().contains("<svg"));
    assertFalse(HtmlWalk.live(chart).contains("<style"), "a style would reach the whole page");
  }

  @Test
  void wideRowsGoBelowEachOtherInText() {
    Part wide = Part.row(Part.text("x".repeat(80)), Part.text("y".repeat(80)));
    assertEquals(2, wide.text().lines().count());
  }

  @Test
  void aRowThatDoesNotFitItsHeadsIsRefused() {
    var table = Part.table("a", "b");
    assertThrows(IllegalArgumentException.class, () -> table.row(1));
  }
}
