package damo.data.pickle;

import damo.data.raw.Fortran;
import damo.data.raw.NumpyType;
import damo.data.raw.RawArray;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** NumPy's array before it has its content: {@code _reconstruct} makes it, BUILD fills it. */
final class PickledArray {
  /** Where the machine has memorised it, if it has. */
  @Nullable Integer memoKey;

  /** The state of an array: version, shape, type, whether in Fortran order, content. */
  static Object build(Object state) throws PickleException {
    if (state instanceof List<?> parts
        && parts.size() == 5
        && parts.get(1) instanceof List<?> shape
        && parts.get(2) instanceof PickledType type
        && parts.get(3) instanceof Boolean isFortran) {
      return content(shape, type, isFortran, parts.get(4));
    }
    throw new PickleException("NumPy's array has a state that is none");
  }

  private static Object content(
      List<?> shape, PickledType type, boolean isFortran, @Nullable Object content)
      throws PickleException {
    if (type.isObject() && content instanceof List<?> items && shape.size() == 1) {
      return new ArrayList<Object>(items);
    }
    return numbers(lengths(shape), type.numbers(), isFortran, bytes(content));
  }

  /** {@code _frombuffer(content, type, shape, order)} of protocol 5. */
  static INDArray ofBuffer(List<?> arguments) throws PickleException {
    if (arguments.size() == 4
        && arguments.get(1) instanceof PickledType type
        && arguments.get(2) instanceof List<?> shape) {
      boolean isFortran = "F".equals(arguments.get(3));
      return numbers(lengths(shape), type.numbers(), isFortran, bytes(arguments.getFirst()));
    }
    throw new PickleException("NumPy's array is made of a buffer, a type, a shape and an order");
  }

  /** {@code scalar(type, content)}: a number, as Java has it. */
  static Object scalar(List<?> arguments) throws PickleException {
    if (arguments.size() == 2 && arguments.getFirst() instanceof PickledType type) {
      NumpyType numbers = type.numbers();
      Value value = read(Ints.of(), numbers, bytes(arguments.get(1)));
      return switch (numbers.dtype().kind()) {
        case BOOL -> value.getLong(0) != 0;
        case FLOAT -> value.getDouble(0);
        case INT -> value.getLong(0);
        case UINT ->
            PickleStream.narrow(new java.math.BigInteger(Long.toUnsignedString(value.getLong(0))));
      };
    }
    throw new PickleException("NumPy's scalar is made of a type and its bytes");
  }

  private static INDArray numbers(Ints shape, NumpyType type, boolean isFortran, byte[] bytes)
      throws PickleException {
    Value value = read(shape, type, bytes);
    return Nd4jBorder.toNd4j(isFortran ? Fortran.toRows(value, shape) : value);
  }

  private static Value read(Ints shape, NumpyType type, byte[] bytes) throws PickleException {
    checkLength(shape, type, bytes);
    try {
      return RawArray.read(new ByteArrayInputStream(bytes), type.dtype(), type.order(), shape);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void checkLength(Ints shape, NumpyType type, byte[] bytes) throws PickleException {
    double wanted = shape.stream().asDoubleStream().reduce(type.dtype().bytes(), (a, b) -> a * b);
    if (wanted != bytes.length) {
      throw new PickleException(
          "an array of %s and shape %s has %d bytes".formatted(type.dtype(), shape, bytes.length));
    }
  }

  private static Ints lengths(List<?> shape) throws PickleException {
    int[] lengths = new int[shape.size()];
    for (int axis = 0; axis < lengths.length; axis++) {
      if (!(shape.get(axis) instanceof Long length) || length < 0 || length > Integer.MAX_VALUE) {
        throw new PickleException("an array has shape " + shape);
      }
      lengths[axis] = length.intValue();
    }
    return Ints.of(lengths);
  }

  /** Python 2 has its bytes in texts. */
  private static byte[] bytes(@Nullable Object content) throws PickleException {
    return switch (content) {
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(StandardCharsets.ISO_8859_1);
      case null, default -> throw new PickleException("the content of an array is no bytes");
    };
  }
}
