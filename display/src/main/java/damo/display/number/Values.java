package damo.display.number;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers of any make as one row-major array with a shape.
 *
 * @param data the numbers, row-major
 * @param shape lengths of the axes; empty for a single number
 * @param dtype where they came from, as users write it: {@code float32}, {@code int64}
 */
public record Values(double[] data, int[] shape, String dtype) {

  /**
   * Takes an {@code INDArray}, a number, a primitive array, a collection of numbers, or arrays and
   * collections of those.
   *
   * @throws IllegalArgumentException when it is something else, or rows differ in length
   */
  public static Values of(Object x) {
    return switch (x) {
      case Values values -> values;
      case INDArray array -> of(array);
      case double[] d -> new Values(d.clone(), new int[] {d.length}, "float64");
      case Number n -> new Values(new double[] {n.doubleValue()}, new int[0], dtype(n.getClass()));
      case Boolean b -> new Values(new double[] {b ? 1 : 0}, new int[0], "bool");
      case Collection<?> c -> stack(c.toArray());
      case Object[] rows -> stack(rows);
      default -> primitive(x);
    };
  }

  /** The numbers alone, flattened. */
  public static double[] flat(Object x) {
    return of(x).data();
  }

  private static Values of(INDArray a) {
    int[] shape = Arrays.stream(a.shape()).mapToInt(Math::toIntExact).toArray();
    String dtype = dtype(a.dataType());
    if (a.isEmpty()) {
      return new Values(new double[0], shape, dtype);
    }
    INDArray dense = a.dup('c');
    double[] data = new double[Math.toIntExact(dense.length())];
    for (int i = 0; i < data.length; i++) {
      data[i] = dense.data().getDouble(i);
    }
    return new Values(data, shape, dtype);
  }

  private static Values primitive(Object x) {
    Class<?> component = x.getClass().getComponentType();
    if (component == null || component == char.class) {
      throw new IllegalArgumentException(
          "expected numbers (an INDArray, an array, a list or a number), got a "
              + x.getClass().getSimpleName());
    }
    double[] data = new double[Array.getLength(x)];
    for (int i = 0; i < data.length; i++) {
      data[i] =
          component == boolean.class ? (Array.getBoolean(x, i) ? 1 : 0) : Array.getDouble(x, i);
    }
    return new Values(data, new int[] {data.length}, dtype(component));
  }

  private static Values stack(Object[] rows) {
    if (rows.length == 0) {
      return new Values(new double[0], new int[] {0}, "float64");
    }
    Values[] parts = Arrays.stream(rows).map(Values::of).toArray(Values[]::new);
    int[] inner = parts[0].shape;
    int size = parts[0].data.length;
    double[] data = new double[rows.length * size];
    for (int i = 0; i < parts.length; i++) {
      if (!Arrays.equals(parts[i].shape, inner)) {
        throw new IllegalArgumentException(
            "expected rows of one shape; row 0 has %s, row %d has %s"
                .formatted(parts[0].shapeText(), i, parts[i].shapeText()));
      }
      System.arraycopy(parts[i].data, 0, data, i * size, size);
    }
    int[] shape = new int[inner.length + 1];
    shape[0] = rows.length;
    System.arraycopy(inner, 0, shape, 1, inner.length);
    return new Values(data, shape, parts[0].dtype);
  }

  public String shapeText() {
    return Fmt.shape(Arrays.stream(shape).asLongStream().toArray());
  }

  /** The rows of a matrix; one row for a vector or a number; inner axes of more are flattened. */
  public double[][] rows() {
    int n = shape.length < 2 ? 1 : shape[0];
    int width = n == 0 ? 0 : data.length / n;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(data, i * width, (i + 1) * width);
    }
    return rows;
  }

  private static String dtype(Class<?> type) {
    return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "double" -> "float64";
      case "float" -> "float32";
      case "long" -> "int64";
      case "int", "integer" -> "int32";
      case "short" -> "int16";
      case "byte" -> "int8";
      case "boolean" -> "bool";
      default -> "number";
    };
  }

  private static String dtype(DataType type) {
    return switch (type) {
      case DOUBLE -> "float64";
      case FLOAT -> "float32";
      case HALF -> "float16";
      case LONG -> "int64";
      case INT -> "int32";
      case SHORT -> "int16";
      case BYTE -> "int8";
      case UBYTE -> "uint8";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }
}
