package damo.data.sets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.DataException;
import damo.data.sequence.Pairs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class TasksTest {
  private static void assertSizes(Parts<Pairs> parts) {
    assertEquals(
        List.of(66, 17, 17),
        List.of(parts.train().size(), parts.valid().size(), parts.test().size()));
  }

  @Test
  void realTargetsAreInputsOfFramesBefore() {
    Parts<Pairs> parts = LagTask.real(1);
    assertSizes(parts);
    INDArray x = parts.train().x();
    INDArray y = parts.train().y();
    assertArrayEquals(new long[] {66, 11, 5}, x.shape());
    assertArrayEquals(new long[] {66, 11, 3}, y.shape());
    for (int i = 0; i < 66; i++) {
      for (int t = 2; t < 11; t++) {
        assertEquals(x.getFloat(i, t - 1, 3), y.getFloat(i, t, 0), 0.06);
        assertEquals(x.getFloat(i, t - 1, 2), y.getFloat(i, t, 1), 0.06);
        assertEquals(x.getFloat(i, t - 2, 0), y.getFloat(i, t, 2), 0.06);
      }
      assertEquals(0, y.getFloat(i, 1, 2), 0.06);
      assertEquals(0, y.getFloat(i, 0, 0), 0.06);
    }
  }

  @Test
  void binaryTargetsAnswerTheirQuestions() {
    Pairs all = LagTask.binary(2).train();
    INDArray x = all.x();
    assertEquals(DataType.INT32, all.y().dataType());
    for (int i = 0; i < all.size(); i++) {
      assertEquals(0, all.y().getInt(i, 1, 0));
      for (int t = 2; t < 11; t++) {
        boolean first = x.getFloat(i, t - 1, 3) > x.getFloat(i, t - 2, 0);
        boolean second =
            x.getFloat(i, t - 1, 4) * x.getFloat(i, t - 1, 2) > x.getFloat(i, t - 2, 0);
        assertEquals(first ? 1 : 0, all.y().getInt(i, t, 0));
        assertEquals(second ? 1 : 0, all.y().getInt(i, t, 1));
      }
    }
  }

  @Test
  void softmaxTargetsAreThreeClasses() {
    Pairs all = LagTask.softmax(3).train();
    assertArrayEquals(new long[] {66, 10}, all.y().shape());
    INDArray x = all.x();
    for (int i = 0; i < all.size(); i++) {
      for (int t = 2; t < 10; t++) {
        float difference = x.getFloat(i, t - 1, 3) - x.getFloat(i, t - 2, 0);
        int expected = difference > 0.5 ? 1 : difference < -0.5 ? 2 : 0;
        assertEquals(expected, all.y().getInt(i, t));
      }
    }
  }

  @Test
  void walksGoOneCellAStepAndStopAtWalls() {
    Parts<Pairs> parts = Corridor.walks(4);
    assertSizes(parts);
    INDArray moves = parts.train().x();
    INDArray cells = parts.train().y();
    assertArrayEquals(new long[] {66, 20, 2}, moves.shape());
    assertArrayEquals(new long[] {66, 21, 5}, cells.shape());
    boolean touched = false;
    for (int i = 0; i < 66; i++) {
      for (int t = 0; t < 20; t++) {
        int from = place(cells, i, t);
        int wanted = from + (moves.getFloat(i, t, 1) == 1 ? 1 : -1);
        touched |= wanted < 0 || wanted > 4;
        assertEquals(Math.clamp(wanted, 0, 4), place(cells, i, t + 1));
        assertEquals(1, moves.getFloat(i, t, 0) + moves.getFloat(i, t, 1));
      }
    }
    assertTrue(touched, "no walk came to a wall");
  }

  private static int place(INDArray cells, int walk, int step) {
    int found = -1;
    for (int cell = 0; cell < 5; cell++) {
      if (cells.getFloat(walk, step, cell) == 1) {
        assertEquals(-1, found);
        found = cell;
      }
    }
    return found;
  }

  @Test
  void theSeedAloneDecides() {
    assertEquals(LagTask.real(5).test().y(), LagTask.real(5).test().y());
    assertEquals(Corridor.walks(5).test().y(), Corridor.walks(5).test().y());
  }

  @Test
  void feedsGivePairsThatBelongTogether() {
    Pairs all = Corridor.walks(6).train();
    try (var feed = all.feed(10, 1)) {
      int rows = 0;
      for (Pairs batch : feed.epoch()) {
        rows += batch.size();
        for (int i = 0; i < batch.size(); i++) {
          int wanted = place(batch.y(), i, 0) + (batch.x().getFloat(i, 0, 1) == 1 ? 1 : -1);
          assertEquals(Math.clamp(wanted, 0, 4), place(batch.y(), i, 1));
        }
      }
      assertEquals(66, rows);
    }
  }

  @Test
  void tooLittleIsRefused() {
    assertThrows(DataException.class, () -> LagTask.real(5, 10, 1));
    assertThrows(DataException.class, () -> LagTask.real(10, 2, 1));
    assertThrows(DataException.class, () -> Corridor.walks(10, 0, 5, 1));
  }
}
