package damo.data.raw;

import damo.scalar.DType;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * An element type as NumPy writes it: {@code <f8}, {@code >i4}, {@code |b1}.
 *
 * @param dtype the type
 * @param order the byte order; of no meaning for types of one byte
 */
public record NumpyType(DType dtype, ByteOrder order) {
  /** The type that {@code text} stands for; empty for complex numbers, text, objects and others. */
  public static Optional<NumpyType> parse(String text) {
    boolean hasOrder = !text.isEmpty() && "<>|=".indexOf(text.charAt(0)) >= 0;
    String code = hasOrder ? text.substring(1) : text;
    boolean isBig =
        text.startsWith(">")
            || !text.startsWith("<") && ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    ByteOrder order = isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return Arrays.stream(DType.values())
        .filter(dtype -> code(dtype).equals(code.equals("?") ? "b1" : code))
        .findFirst()
        .map(dtype -> new NumpyType(dtype, order));
  }

  /** What NumPy calls little-endian elements of this type: {@code <f4}. */
  public static String littleEndian(DType dtype) {
    return (dtype.bytes() == 1 ? "|" : "<") + code(dtype);
  }

  private static String code(DType dtype) {
    String kind =
        switch (dtype.kind()) {
          case BOOL -> "b";
          case INT -> "i";
          case UINT -> "u";
          case FLOAT -> "f";
        };
    return kind + dtype.bytes();
  }
}
