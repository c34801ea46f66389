package damo.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.ShapeException;
import damo.graph.ViewMap;
import damo.graph.ViewMap.Bound;
import damo.graph.ViewMap.Range;
import damo.scalar.Ints;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutsTest {
  private static final Layout MATRIX = Layout.dense(Ints.of(3, 4));
  private static final ViewMap.Slices ROWS =
      new ViewMap.Slices(
          List.of(
              new Range.Span(new Bound.Argument(0), new Bound.Argument(1), new Bound.Omitted())));
  private static final ViewMap TRANSPOSE = new ViewMap.DimShuffle(Ints.of(1, 0));

  @Test
  void axesOfLengthOneDoNotMakeALayoutSparse() {
    assertTrue(new Geometry(Ints.of(1, 4), Ints.of(99, 1)).isDense());
    assertTrue(new Geometry(Ints.of(0, 4), Ints.of(7, 7)).isDense());
    assertFalse(new Geometry(Ints.of(2, 4), Ints.of(8, 1)).isDense());
    assertFalse(new Geometry(Ints.of(3), Ints.of(0)).isDense());
  }

  @Test
  void aMovingSliceKeepsItsGeometry() {
    Layout first = view(ROWS, MATRIX, 0, 2);
    assertTrue(Views.keeps(first.geometry(), ROWS, MATRIX.geometry(), new long[] {1, 3}));
    assertEquals(4, Views.shift(ROWS, MATRIX.geometry(), new long[] {1, 3}));
    assertFalse(Views.keeps(first.geometry(), ROWS, MATRIX.geometry(), new long[] {2, 4}));
    assertEquals(view(ROWS, MATRIX, 1, 3), new Layout(first.geometry(), 4));
  }

  @Test
  void slicesClipAndPositionsDoNot() {
    assertEquals(Ints.of(1, 4), view(ROWS, MATRIX, -1, 100).shape());
    assertEquals(Ints.of(0, 4), view(ROWS, MATRIX, Long.MAX_VALUE, Long.MIN_VALUE).shape());
    ViewMap at = new ViewMap.Slices(List.of(new Range.At(new Bound.Argument(0))));
    assertEquals(8, view(at, MATRIX, -1).offset());
    assertFails("index 7 is out of range for axis 0 of length 3", at, MATRIX, 7);
    assertFails("index -4 is out of range for axis 0 of length 3", at, MATRIX, -4);
  }

  @Test
  void aStepOfZeroIsRefused() {
    ViewMap by =
        new ViewMap.Slices(
            List.of(
                new Range.Span(new Bound.Omitted(), new Bound.Omitted(), new Bound.Argument(0))));
    assertFails("the step of a slice must not be 0", by, MATRIX, 0);
    assertEquals(Ints.of(1, 4), view(by, MATRIX, Long.MIN_VALUE).shape());
  }

  @Test
  void onlyAxesOfLengthOneCanBeDropped() {
    ViewMap drop = new ViewMap.DimShuffle(Ints.of(1));
    assertFails(
        "axis 0 of shape (3, 4) has length 3; only an axis of length 1 can be dropped",
        drop,
        MATRIX);
    assertEquals(Ints.of(4), view(drop, Layout.dense(Ints.of(1, 4))).shape());
  }

  @Test
  void reshapeSeesThroughStridesWhereItCan() {
    Layout transposed = view(TRANSPOSE, MATRIX);
    assertNull(Views.view(new ViewMap.Reshape(1), transposed, new long[] {12}));
    assertEquals(
        new Geometry(Ints.of(2, 2, 1, 3), Ints.of(2, 1, 1, 4)),
        view(new ViewMap.Reshape(4), transposed, 2, 2, 1, -1).geometry());
    Layout everyOther = new Layout(new Geometry(Ints.of(2, 3), Ints.of(6, 2)), 1);
    assertEquals(
        new Layout(new Geometry(Ints.of(6), Ints.of(2)), 1),
        view(new ViewMap.Reshape(1), everyOther, -1));
    assertEquals(
        Ints.of(12), Views.shape(new ViewMap.Reshape(1), transposed.shape(), new long[] {12}));
  }

  @Test
  void reshapeSaysWhatDoesNotFit() {
    ViewMap two = new ViewMap.Reshape(2);
    assertFails(
        "12 elements of shape (3, 4) cannot take shape (5, 2): that shape has 10",
        two,
        MATRIX,
        5,
        2);
    assertFails(
        "12 elements of shape (3, 4) cannot take shape (5, -1): they are no multiple of 5",
        two,
        MATRIX,
        5,
        -1);
    assertFails(
        "12 elements of shape (3, 4) cannot take shape (-1, -1): only one length may be -1",
        two,
        MATRIX,
        -1,
        -1);
    assertFails(
        "12 elements of shape (3, 4) cannot take shape (-2, 6): a length must not be negative",
        two,
        MATRIX,
        -2,
        6);
    assertFails(
        "0 elements of shape (0, 4) cannot take shape (0, -1): they are no multiple of 0",
        two,
        Layout.dense(Ints.of(0, 4)),
        0,
        -1);
  }

  @Test
  void broadcastingRepeatsWithoutMoving() {
    Layout column = Layout.dense(Ints.of(3, 1));
    assertEquals(
        new Geometry(Ints.of(2, 3, 5), Ints.of(0, 1, 0)),
        view(new ViewMap.BroadcastTo(3), column, 2, 3, 5).geometry());
    assertFails(
        "shape (3, 1) does not broadcast to (4, 5): its length 3 of axis 0 is neither 1 nor 4",
        new ViewMap.BroadcastTo(2),
        column,
        4,
        5);
    assertFails(
        "shape (3, 1) does not broadcast to (3): it has more axes",
        new ViewMap.BroadcastTo(1),
        column,
        3);
  }

  @Test
  void shapesBroadcastTogetherOrAreNamed() {
    assertEquals(
        Ints.of(2, 3, 4), Broadcast.shape(List.of(Ints.of(3, 1), Ints.of(), Ints.of(2, 1, 4))));
    assertEquals(Ints.of(0, 4), Broadcast.shape(List.of(Ints.of(1, 4), Ints.of(0, 1))));
    ShapeException e =
        assertThrows(
            ShapeException.class, () -> Broadcast.shape(List.of(Ints.of(2, 3), Ints.of(4))));
    assertEquals(
        "shapes (2, 3) and (4) do not broadcast together: axis 1 has lengths 3 and 4",
        e.getMessage());
  }

  @Test
  void diagonalsAboveAndBelow() {
    assertEquals(
        new Layout(new Geometry(Ints.of(3), Ints.of(5)), 1),
        view(new ViewMap.Diagonal(1, 0, 1), MATRIX));
    assertEquals(
        new Layout(new Geometry(Ints.of(1), Ints.of(5)), 8),
        view(new ViewMap.Diagonal(-2, 0, 1), MATRIX));
    assertEquals(Ints.of(0), view(new ViewMap.Diagonal(9, 0, 1), MATRIX).shape());
  }

  private static Layout view(ViewMap map, Layout of, long... arguments) {
    Layout seen = Views.view(map, of, arguments);
    assertNotNull(seen);
    return seen;
  }

  private static void assertFails(String message, ViewMap map, Layout of, long... arguments) {
    assertEquals(
        message,
        assertThrows(ShapeException.class, () -> Views.view(map, of, arguments)).getMessage());
  }
}
