package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightChangesTest {
  private static INDArray array(double... v) {
    return Nd4j.createFromArray(v);
  }

  private static Map<String, INDArray> weights(Object... nameAndArray) {
    Map<String, INDArray> weights = new LinkedHashMap<>();
    for (int i = 0; i < nameAndArray.length; i += 2) {
      weights.put((String) nameAndArray[i], (INDArray) nameAndArray[i + 1]);
    }
    return weights;
  }

  @Test
  void normsAndTheLargestChangeAreTold() {
    var changes =
        WeightChanges.of(
            weights("W", array(3, 4), "b", array(1)), weights("W", array(3, 0), "b", array(1)));
    assertEquals(
        """
        weights: before → after
        name  shape  ‖before‖  ‖after‖  ‖difference‖  relative  largest change  changes           state
        ────  ─────  ────────  ───────  ────────────  ────────  ──────────────  ────────────────  ──────────
        W     (2,)          5        3             4       0.8              -4  █              █
        b     (1,)          1        1             0                         0                    – the same
        2 names: 1 changed, 1 the same, 0 not in both or of another shape\
        """,
        changes.toString());
    HtmlRules.check(Objects.requireNonNull(Display.bundle(changes).data().get(Bundle.HTML)));
  }

  @Test
  void namesThatOneSideLacksAndOtherShapesComeFirst() {
    String text =
        WeightChanges.of(
                weights("same", array(1), "gone", array(2), "wide", array(1, 2)),
                weights("same", array(1), "wide", array(1, 2, 3), "new", array(5)))
            .named("epoch 1", "epoch 9")
            .toString();
    String[] lines = text.split("\n");
    assertTrue(lines[3].startsWith("gone") && lines[3].endsWith("! only in epoch 1"), text);
    assertTrue(lines[4].contains("(2,) → (3,)") && lines[4].endsWith("! another shape"), text);
    assertTrue(lines[5].startsWith("new") && lines[5].endsWith("! only in epoch 9"), text);
    assertTrue(lines[6].startsWith("same") && lines[6].endsWith("– the same"), text);
    assertTrue(text.endsWith("4 names: 0 changed, 1 the same, 3 not in both or of another shape"));
  }

  @Test
  void numbersThatWentBadAreCountedAndTheOthersStillCompared() {
    String text =
        WeightChanges.of(weights("W", array(1, 2, 2)), weights("W", array(1, Double.NaN, 5)))
            .toString();
    assertTrue(text.contains("✗ 1 not finite"), text);
    assertTrue(text.matches("(?s).*\\(3,\\) +3 +5.099 +3 +1 +3 .*"), text);
  }

  @Test
  void nothingAndTooMuchAreStated() {
    assertTrue(
        WeightChanges.of(Map.of(), Map.of())
            .toString()
            .endsWith("0 names: 0 changed, 0 the same," + " 0 not in both or of another shape"));
    Map<String, INDArray> many = new LinkedHashMap<>();
    for (int i = 0; i < 250; i++) {
      many.put("W" + i, array(i));
    }
    assertTrue(WeightChanges.of(many, many).toString().endsWith("; 50 are not shown"));
  }
}
