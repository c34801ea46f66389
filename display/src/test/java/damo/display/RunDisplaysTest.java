package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.sequence.SequenceBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** What runs are told with: tables of scores, bands, rolls, scatters, tables of sparks. */
class RunDisplaysTest {
  private static final double[][] STEPS = {{1, 0, 0}, {0.1, 0.2, 0.7}};

  static Stream<Showable> all() {
    return Stream.of(
        Scores.of("norm", "accuracy").row("none", 0.9).row("batch", new double[] {0.91, 0.95}),
        Bands.of("loss").with("a", new double[][] {{3, 2, 1}, {4, 2, 0.5}}).logY(),
        Bands.of("empty"),
        SparkTable.of("seen", STEPS).with("told", STEPS),
        PianoRoll.of("played", new double[][] {{0, 1, 0}, {0, 1, 1}}),
        PianoRoll.of("silent", new double[3][88]),
        PianoRoll.of("none", new double[0][0]),
        Scatter.of(new double[][] {{0, 1}, {2, 3}}).labels("a", "b"),
        Scatter.of(new double[][] {{0, Double.NaN}, {2, 3}}),
        Scatter.of(new double[10_000][2]),
        Scatter.of(new double[0][2]),
        PianoRoll.of("one frame", new double[1][88]),
        SparkTable.of("none", new double[0][3]),
        Scores.of("none"),
        Scatter.of(new double[][] {{1, 1}}));
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachKeepsTheRulesOfHtmlAndHasAText(Showable display) {
    Bundle bundle = Display.bundle(display);
    HtmlRules.check(Objects.requireNonNull(bundle.data().get(Bundle.HTML)));
    assertTrue(
        !bundle.text().isBlank() && !bundle.text().contains("display failed"), bundle.text());
  }

  @Test
  void theBestOfAColumnIsStarred() {
    String text =
        Scores.of("norm", "accuracy", "seconds")
            .row("none", 0.9, 2)
            .row("batch", 0.95, 3)
            .highest("accuracy")
            .lowest("seconds")
            .toString();
    assertTrue(text.contains("★ 0.95"), text);
    assertTrue(text.contains("★ 2"), text);
    assertThrows(IllegalArgumentException.class, () -> Scores.of("a").row(1, 2));
    assertThrows(IllegalArgumentException.class, () -> Scores.of("a").highest("b"));
  }

  @Test
  void aBandIsTheLeastAndTheMostOfSomeRuns() {
    String text = Bands.of("loss").with("a", new double[][] {{3, 1}, {5, 2}}).toString();
    assertTrue(text.contains("4"), text);
    assertTrue(text.contains("★ 1.5"), text);
  }

  @Test
  void aPianoRollNamesItsKeysFromTheHighestDown() {
    double[][] roll = new double[4][88];
    roll[0][39] = 1; // C4
    roll[1][39] = 1;
    roll[2][51] = 0.5;
    assertEquals("chord\nC5    ▒\nC4  ██", PianoRoll.of("chord", roll).toString());
    assertThrows(IllegalArgumentException.class, () -> PianoRoll.of("x", new double[3]));
  }

  @Test
  void framesBeyondTwoHundredAreCounted() {
    String text = PianoRoll.of("long", new double[250][3]).toString();
    assertTrue(text.contains("50 frames more"), text);
  }

  @Test
  void aScatterIsAMapOfSigns() {
    String text =
        Scatter.of(new double[][] {{0, 0}, {1, 1}, {0, 0.01}})
            .labels("left", "right", "left")
            .toString();
    List<String> lines = text.lines().toList();
    assertTrue(lines.getFirst().matches("1 │ {63}r"), text);
    assertTrue(lines.get(19).equals("0 │l"), text);
    assertTrue(text.contains("l left (2)  r right (1)"), text);
  }

  @Test
  void tenThousandPointsStaySmall() {
    Random random = new Random(1);
    double[][] points =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new double[] {random.nextGaussian(), random.nextGaussian()})
            .toArray(double[][]::new);
    int[] labels = IntStream.range(0, 10_000).map(i -> i % 10).toArray();
    Bundle bundle = Display.bundle(Scatter.of(points).labels(labels));
    int length = Objects.requireNonNull(bundle.data().get(Bundle.HTML)).length();
    assertTrue(length < 200_000, length + " characters");
    assertTrue(bundle.text().contains("10,000 points of 10 classes"), bundle.text());
  }

  @Test
  void labelsAreOnePerPoint() {
    Scatter points = Scatter.of(new double[][] {{0, 0}, {1, 1}});
    assertThrows(IllegalArgumentException.class, () -> points.labels("a"));
    assertThrows(IllegalArgumentException.class, () -> Scatter.of(new double[][] {{1}, {2}}));
  }

  @Test
  void paddingOfABatchIsMarkedAndNoKeyOfItCounts() {
    double[][][] x = new double[2][4][88];
    x[0][0][39] = 1;
    x[0][3][60] = 1; // behind the end of the sequence
    x[1][2][39] = Double.NaN;
    SequenceBatch batch =
        new SequenceBatch(
            Nd4j.create(x), Nd4j.createFromArray(new float[][] {{1, 1, 0, 0}, {1, 1, 1, 1}}));
    assertEquals("sequence 0\nC4  █ --\nsequence 1\nC4    ×", PianoRoll.of(batch).toString());
    HtmlRules.check(
        Objects.requireNonNull(Display.bundle(PianoRoll.of(batch)).data().get(Bundle.HTML)));
    assertThrows(
        IllegalArgumentException.class,
        () -> PianoRoll.of("a", new double[3][88]).with("b", new double[3][88], new int[2]));
  }

  @Test
  void aRollOfChancesOnAllKeysStaysSmall() {
    double[][] noise = new double[500][88];
    Random random = new Random(1);
    for (double[] frame : noise) {
      Arrays.setAll(frame, key -> random.nextDouble());
    }
    String html =
        Objects.requireNonNull(
            Display.bundle(PianoRoll.of("noise", noise)).data().get(Bundle.HTML));
    assertTrue(html.length() < 50_000, html.length() + " characters");
  }

  @Test
  void aScatterOfManyClassesFoldsThoseBeyondSixteen() {
    double[][] points = new double[40][2];
    Arrays.setAll(points, i -> new double[] {i, i % 7});
    int[] labels = IntStream.range(0, 40).map(i -> i % 20).toArray();
    String text = Scatter.of(points).labels(labels).toString();
    assertTrue(text.contains("40 points of 20 classes, 5 classes are drawn as others"), text);
  }

  @Test
  void namesReplaceTheNumbersOfClasses() {
    Scatter points = Scatter.of(new double[][] {{0, 0}, {1, 1}}).labels(new int[] {1, 0});
    String text = points.names("cat", "dog").toString();
    assertTrue(text.contains("c cat (1)  d dog (1)"), text);
    var e = assertThrows(IllegalArgumentException.class, () -> points.names("cat"));
    assertEquals("label 1 has no name: there are 1, for 0 to 0", e.getMessage());
  }

  @Test
  void runsThatEndEarlyOrGoBadAreTold() {
    String text =
        Bands.of("loss")
            .with("a", List.of(new double[] {4, 2, 1}, new double[] {2, Double.NaN}))
            .with("b", new double[] {-1, 3})
            .logY()
            .toString();
    assertTrue(text.contains("1 of 2 runs, from 1"), text);
    assertTrue(text.contains("1 numbers are not above zero"), text);
    assertThrows(
        IllegalArgumentException.class,
        () -> Bands.of("x").with("a", new double[5]).over(new double[4]).part());
  }

  @Test
  void numbersOfAColumnShareTheirPlaceOfThePoint() {
    String text =
        Scores.of("rate", "error")
            .row(0.1, Double.NaN)
            .row(0.01, 12.5)
            .row(0.001, null)
            .lowest("error")
            .toString();
    assertEquals(
        """
         rate   error
        ─────  ──────
        0.100     nan
        0.010  ★ 12.5
        0.001\
        """,
        text);
  }

  @Test
  void stepsOfDistributionsStandBesideEachOtherAndAreCutWithAWord() {
    SparkTable table = SparkTable.of("obs", STEPS).with("action", new double[][] {{1, 0}, {0, 1}});
    assertEquals("█     | █  \n▁ ▂ ▆ |   █", table.toString());
    assertEquals(
        "step  obs    action\n────  ─────  ──────\n   0  █      █\n   1  ▁ ▂ ▆    █",
        table.part().text());
    String text = SparkTable.of("obs", new double[100][3]).part().text();
    assertTrue(text.endsWith("the first 40 of 100 steps"), text);
    var e =
        assertThrows(IllegalArgumentException.class, () -> table.with("long", new double[3][2]));
    assertEquals("\"obs\" has 2 steps and \"long\" has 3: cut them to the same", e.getMessage());
  }
}
