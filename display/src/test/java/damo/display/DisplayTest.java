package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.display.part.Part;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.QuickChart;
import org.nd4j.linalg.factory.Nd4j;

class DisplayTest {
  @AfterEach
  void backToTheTerminal() {
    Display.outlet(new TextOutlet(System.out));
  }

  interface Animal {}

  static class Dog implements Animal {}

  static final class Puppy extends Dog {}

  @Test
  void theDisplayerNearestToTheTypeWins() {
    Display.register(Animal.class, a -> Part.text("an animal"));
    Display.register(Dog.class, d -> Part.text("a dog"));
    assertEquals("a dog", Display.bundle(new Puppy()).text());
    assertEquals("an animal", Display.bundle(new Animal() {}).text());
  }

  @Test
  void aLaterRegistrationReplacesAnEarlier() {
    record Box() {}
    Display.register(Box.class, b -> Part.text("old"));
    Display.register(Box.class, b -> Part.text("new"));
    assertEquals("new", Display.bundle(new Box()).text());
  }

  @Test
  void aDisplayThatThrowsBecomesTextWithOneLineOfApology() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no");
          }
        };
    List<String> lines = Display.bundle(broken).text().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).contains("IllegalStateException: no"), lines.get(1));
  }

  @Test
  void aDisplayThatNeverEndsIsGivenUpAfterTwoSeconds() {
    Object slow =
        new Object() {
          @Override
          public String toString() {
            try {
              Thread.sleep(30_000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return "late";
          }
        };
    Instant start = Instant.now();
    String text = Display.bundle(slow).text();
    assertTrue(text.contains("took over 2 s"), text);
    assertTrue(Duration.between(start, Instant.now()).toMillis() < 4_000);
  }

  @Test
  void whatADisplayerDoesToAwakenIsNotCountedAmongItsTwoSeconds() {
    record Sleeper() {}
    Display.register(
        new Displayer<Sleeper>() {
          @Override
          public Class<Sleeper> type() {
            return Sleeper.class;
          }

          @Override
          public void awaken() {
            LockSupport.parkNanos(2_200_000_000L);
          }

          @Override
          public Part show(Sleeper sleeper) {
            return Part.text("awake");
          }
        });
    assertEquals("awake", Display.bundle(new Sleeper()).text());
    Instant start = Instant.now();
    Display.bundle(new Sleeper());
    assertTrue(Duration.between(start, Instant.now()).toMillis() < 1_000);
  }

  @Test
  void aScalarIsItsOwnDigest() {
    assertEquals("1.414214   float32 ()", Display.bundle(Nd4j.scalar(1.4142135f)).text());
  }

  @Test
  void endlessRecursionInADisplayIsSurvived() {
    Object deep =
        new Object() {
          @Override
          public String toString() {
            return "x" + this;
          }
        };
    assertTrue(Display.bundle(deep).text().contains("sorry"));
  }

  @Test
  void aListThatContainsItselfIsShownAsFarAsItIsReadable() {
    List<Object> self = new ArrayList<>();
    self.add(self);
    assertTrue(Display.bundle(self).text().contains("…"));
  }

  @Test
  void oneBrokenItemLeavesTheOthersInAList() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no");
          }
        };
    String text = Display.bundle(List.of(1, broken, 3)).text();
    assertTrue(text.contains("1") && text.contains("sorry") && text.contains("3"), text);
  }

  @Test
  void nullAndPlainObjectsHaveText() {
    assertEquals("null", Display.bundle(null).text());
    assertEquals("42", Display.bundle(42).text());
    assertEquals("[a, b]", Display.bundle(List.of("a", "b")).text());
    assertEquals("{}", Display.bundle(Map.of()).text());
  }

  @Test
  void displayReturnsTheIdThatUpdatesIt() {
    Front front = new Front(true);
    Display.outlet(front);
    String id = Display.display("one");
    Display.update(id, "two");
    assertEquals(
        List.of("display", "update"), front.messages.stream().map(Front.Message::kind).toList());
    assertEquals(List.of(id, id), front.messages.stream().map(Front.Message::id).toList());
    assertEquals("two", front.messages.get(1).bundle().text());
  }

  @Test
  void tenMillionNumbersAreShownWithinTheTimeADisplayHas() {
    double[] many = new double[10_000_000];
    many[9_999_999] = Double.NaN;
    String text = Display.bundle(many).text();
    assertTrue(text.contains("n 10,000,000") && text.contains("nan 1"), text);
  }

  @Test
  void bitmapsBecomePngWithTheirSize() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(2, 1, 0x80ff0010);
    Bundle bundle = Display.bundle(image);
    byte[] bytes = Base64.getDecoder().decode(bundle.data().get(Bundle.PNG));
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(bytes));
    assertEquals(0x80ff0010, back.getRGB(2, 1));
    assertEquals(Map.of("width", 3, "height", 2), bundle.metadata().get(Bundle.PNG));
    HtmlRules.check(bundle.data().get(Bundle.HTML));
  }

  @Test
  void markupOfTheUserIsPassedOnInItsOwnType() {
    assertEquals("$$x^2$$", Display.bundle(Latex.of("x^2")).data().get("text/latex"));
    assertEquals("**b**", Display.bundle(Markdown.of("**b**")).data().get("text/markdown"));
    assertEquals("b", Display.bundle(Html.of("<b>b</b>")).text());
  }

  @Test
  void displaysAreSavedByTheEndingOfTheFile(@TempDir Path folder) throws IOException {
    Part line = Charts.line("loss", new double[] {3, 2, 1});
    for (String ending : List.of("html", "svg", "txt")) {
      Path file = folder.resolve("x." + ending);
      Display.save(line, file);
      assertTrue(Files.readString(file).contains("loss"), ending);
    }
    Display.save(Charts.matrix("m", new double[][] {{1, 2}, {3, 4}}), folder.resolve("x.png"));
    assertTrue(ImageIO.read(folder.resolve("x.png").toFile()).getWidth() > 2);
    assertThrows(IllegalArgumentException.class, () -> Display.save(line, folder.resolve("x.gif")));
    assertThrows(IllegalArgumentException.class, () -> Display.save(line, folder.resolve("x.png")));
  }

  @Test
  void aPageThatCannotBeWrittenLeavesTheOlderOneAndNoRest(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("run.html");
    Display.save("old", page);
    assertTrue(Files.readString(page).contains("<title>run</title>"));
    Path blocked = Files.createDirectory(folder.resolve("folder.html"));
    Files.createFile(blocked.resolve("inside"));
    assertThrows(IOException.class, () -> Display.save("new", blocked));
    try (var left = Files.list(folder)) {
      assertEquals(
          List.of("folder.html", "run.html"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aBundleWithoutTextIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bundle(Map.of(), Map.of()));
  }

  @Test
  void chartsOfXchartShowAsPictures() {
    var chart =
        QuickChart.getChart("mine", "x", "y", "s", new double[] {0, 1}, new double[] {1, 2});
    Bundle bundle = Display.bundle(chart);
    assertTrue(
        bundle.data().containsKey(Bundle.PNG) || bundle.text().contains("fonts"), bundle.text());
  }
}
