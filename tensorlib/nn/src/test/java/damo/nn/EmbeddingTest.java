package damo.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
  private final SharedTensor w = Torch.shared("embedding.w");
  private final Embedding embedding = new Embedding(w);
  private final TensorVariable ids = T.ltensor3("ids");

  @Test
  void rowsAndTheirGradientsAreThoseOfPyTorch() {
    TensorVariable of = T.constant(Torch.numbers("embedding.ids"));
    Torch.assertSame("embedding", embedding.apply(of), w);
  }

  @Test
  void theWayBackIsThatOfPyTorchAndSharesTheWeights() {
    SharedTensor x = Torch.shared("unembedding.x");
    SharedTensor rows = Torch.shared("unembedding.w");
    Torch.assertSame("unembedding", new Embedding(rows).back().apply(x), x, rows);
    assertEquals(List.of(), embedding.back().params());
  }

  @Test
  void oneIdGivesOneRow() {
    assertArrayEquals(new long[] {3}, embedding.apply(T.constant(2)).eval().shape());
  }

  @Test
  void noIdsGiveNoRows() {
    long[][][] none = new long[2][0][0];
    assertArrayEquals(
        new long[] {2, 0, 0, 3}, embedding.apply(ids).eval(Map.of(ids, none)).shape());
  }

  @ParameterizedTest
  @ValueSource(longs = {7, -8})
  void anIdThatIsNoneIsNamed(long id) {
    long[][][] wrong = {{{1, id}}};
    String message =
        Objects.requireNonNull(
            assertThrows(DamoException.class, () -> embedding.apply(ids).eval(Map.of(ids, wrong)))
                .getMessage());
    assertTrue(message.contains(String.valueOf(id)), message);
  }

  @Test
  void aStepOfGradientDescentChangesOnlyTheRowsUsed() {
    TensorVariable cost = embedding.apply(ids).sqr().sum();
    Function step =
        Damo.function(List.of(ids), cost, new Sgd(0.5).updates(cost, embedding.params()));
    double[][] before = w.getValue().toDoubleMatrix();
    step.call(new long[][][] {{{1, 4, 4}}});
    double[][] after = w.getValue().toDoubleMatrix();
    for (int row = 0; row < 7; row++)
      for (int i = 0; i < 3; i++)
        assertEquals(before[row][i] * (row == 1 ? 0 : row == 4 ? -1 : 1), after[row][i], 1e-12);
    List<String> ops = step.graph().toposort().stream().map(node -> node.op().name()).toList();
    assertEquals("incSubtensor", ops.getLast(), ops::toString);
    assertFalse(ops.contains("fill"), ops::toString);
    assertTrue(step.rewrites().toString().contains("incSubtensor(y[i], v)"));
  }

  @Test
  void badSettingsAreSaid() {
    assertThrows(DamoException.class, () -> Embedding.of("e", 0, 3, new Random(1)));
    assertThrows(DamoException.class, () -> embedding.apply(T.dmatrix("x")));
  }
}
