package damo.link.reference;

import static damo.link.reference.Graphs.constant;
import static damo.link.reference.Graphs.counting;
import static damo.link.reference.Graphs.doubles;
import static damo.link.reference.Graphs.matrix;
import static damo.link.reference.Graphs.run;
import static damo.link.reference.Graphs.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.graph.Apply;
import damo.graph.Routine;
import damo.op.product.Dot;
import damo.op.random.RandomDraw;
import damo.op.shape.Arange;
import damo.op.shape.Join;
import damo.runtime.random.MersenneTwister;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Elements;
import damo.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routines; the numbers come from {@code product_facts.py} and {@code random_facts.py}. */
class CallsTest {
  @Test
  void dotOfAllRanks() {
    assertDot(new double[] {-4}, Ints.of(), Ints.of(3), Ints.of(3));
    assertDot(new double[] {-4, -13}, Ints.of(2), Ints.of(2, 3), Ints.of(3));
    assertDot(new double[] {4, 10}, Ints.of(2), Ints.of(3), Ints.of(3, 2));
    assertDot(new double[] {4, 10, 4, 19}, Ints.of(2, 2), Ints.of(2, 3), Ints.of(3, 2));
    assertDot(new double[] {-4, -13, -22, -31}, Ints.of(2, 2), Ints.of(2, 2, 3), Ints.of(3));
    assertDot(
        new double[] {4, 10, 40, 46, 4, 19, 94, 109},
        Ints.of(2, 2, 2),
        Ints.of(2, 3),
        Ints.of(2, 3, 2));
    double[] big = {4, 10, 40, 46, 4, 19, 94, 109, 4, 28, 148, 172, 4, 37, 202, 235};
    assertDot(big, Ints.of(2, 2, 2, 2), Ints.of(2, 2, 3), Ints.of(2, 3, 2));
    assertDot(new double[0], Ints.of(0, 2), Ints.of(0, 3), Ints.of(3, 2));
    assertDot(new double[4], Ints.of(2, 2), Ints.of(2, 0), Ints.of(0, 2));
  }

  /** The routine itself, and as the op splits it up. */
  private static void assertDot(double[] expected, Ints shape, Ints a, Ints b) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32)) {
      Value x = shifted(dtype, a, 1);
      Value y = shifted(dtype, b, -2);
      for (Value product : List.of(Product.dot(x, y), run(Dot.of(constant(x), constant(y))))) {
        assertEquals(dtype, product.dtype());
        assertEquals(shape, product.shape());
        assertArrayEquals(expected, product.toDoubles());
      }
    }
  }

  private static Value shifted(DType dtype, Ints shape, int by) {
    Value out = counting(dtype, shape.toArray());
    for (int i = 0; i < out.size(); i++) Elements.of(dtype).setLong(out.array(), i, i + by);
    return out;
  }

  @Test
  void arangeRoundsAsNumPy() {
    float[] tenths = (float[]) run(Arange.of(0, 1, 0.1, DType.FLOAT32)).array();
    assertArrayEquals(
        new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.90000004f},
        tenths,
        1e-7f);
    assertArrayEquals(new double[] {7, 4, 1}, run(Arange.of(7, 0, -3, null)).toDoubles());
    assertEquals(Ints.of(0), run(Arange.of(3, 3, 1, null)).shape());
    assertEquals(Ints.of(0), run(Arange.of(5, 3, 1, null)).shape());
  }

  @Test
  void joinsAlongAnyAxis() {
    TensorVariable a = constant(matrix(2, 1, 1, 2));
    TensorVariable b = constant(matrix(2, 2, 3, 4, 5, 6));
    Value joined = run(Join.of(-1, List.of(a, b, a)));
    assertEquals(Ints.of(2, 4), joined.shape());
    assertArrayEquals(new double[] {1, 3, 4, 1, 2, 5, 6, 2}, joined.toDoubles());
    assertArrayEquals(
        new double[] {1, 2, 3},
        run(Join.of(0, List.of(constant(doubles(1)), constant(doubles()), constant(doubles(2, 3)))))
            .toDoubles());
  }

  @Test
  void normalNumbersOfRandomState() {
    List<Value> drawn =
        draw(Routine.RANDOM_NORMAL, DType.FLOAT64, 3, matrix(2, 1, 0, 100), doubles(1, 2, 3), 2, 3);
    double[] expected = {
      1.7886284734303186,
      0.8730197010239789,
      0.28949240421602584,
      98.13650729663551,
      99.4452235949712,
      98.93572306219303
    };
    assertEquals(Ints.of(2, 3), drawn.get(1).shape());
    assertArrayEquals(expected, drawn.get(1).toDoubles());
    assertEquals(DType.UINT32, drawn.get(0).dtype());
  }

  @Test
  void uniformNumbersInFloat32AreThoseOfFloat64Rounded() {
    Value drawn =
        draw(
                Routine.RANDOM_UNIFORM,
                DType.FLOAT32,
                3,
                Value.scalar(DType.FLOAT64, 0.0),
                Value.scalar(DType.FLOAT64, 0.1),
                4)
            .get(1);
    assertArrayEquals(
        new double[] {
          0.05507979169487953, 0.07081478089094162, 0.02909047342836857, 0.051082760095596313
        },
        drawn.toDoubles());
  }

  @Test
  void binomialNumbersAsIntegers() {
    Value drawn =
        draw(
                Routine.RANDOM_BINOMIAL,
                DType.INT64,
                7,
                Value.scalar(DType.INT64, 70L),
                Value.scalar(DType.FLOAT64, 0.5),
                10)
            .get(1);
    assertArrayEquals(new double[] {31, 32, 36, 41, 34, 36, 35, 47, 35, 38}, drawn.toDoubles());
  }

  @Test
  void aDrawOfNothingLeavesTheStateAlone() {
    List<Value> drawn =
        draw(
            Routine.RANDOM_NORMAL,
            DType.FLOAT64,
            3,
            Value.scalar(DType.FLOAT64, 0.0),
            Value.scalar(DType.FLOAT64, 1.0),
            0,
            5);
    assertEquals(Ints.of(0, 5), drawn.get(1).shape());
    assertArrayEquals(MersenneTwister.seeded(3), (int[]) drawn.get(0).array());
  }

  private static List<Value> draw(
      Routine routine, DType dtype, long seed, Value a, Value b, double... shape) {
    TensorVariable state =
        constant(
            Value.wrap(DType.UINT32, Ints.of(MersenneTwister.WORDS), MersenneTwister.seeded(seed)));
    TensorVariable lengths = constant(value(DType.INT64, Ints.of(shape.length), shape));
    Apply node =
        Apply.of(
            new RandomDraw(routine, dtype, shape.length),
            List.of(state, lengths, constant(a), constant(b)));
    return Graphs.link(List.of(), node.outputs(), java.util.Map.of()).run(List.of());
  }
}
