package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.T;
import damo.compile.Mode;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.value.Elements;
import damo.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All element types, at their bounds. */
class DTypesTest {
  private static final List<DType> INTEGERS =
      Arrays.stream(DType.values()).filter(DType::isInteger).toList();

  /** {@code numpy.result_type} of all pairs, in the order of {@link DType}. */
  private static final List<String> NUMPY =
      List.of(
          "b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8",
          "i1 i1 i2 i4 i8 i2 i4 i8 f8 f2 f4 f8",
          "i2 i2 i2 i4 i8 i2 i4 i8 f8 f4 f4 f8",
          "i4 i4 i4 i4 i8 i4 i4 i8 f8 f8 f8 f8",
          "i8 i8 i8 i8 i8 i8 i8 i8 f8 f8 f8 f8",
          "u1 i2 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8",
          "u2 i4 i4 i4 i8 u2 u2 u4 u8 f4 f4 f8",
          "u4 i8 i8 i8 i8 u4 u4 u4 u8 f8 f8 f8",
          "u8 f8 f8 f8 f8 u8 u8 u8 u8 f8 f8 f8",
          "f2 f2 f4 f8 f8 f2 f4 f8 f8 f2 f4 f8",
          "f4 f4 f4 f8 f8 f4 f4 f8 f8 f4 f4 f8",
          "f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8 f8");

  @Test
  void promotionIsThatOfNumPy() {
    for (DType a : DType.values()) {
      List<String> row = Arrays.stream(DType.values()).map(b -> code(DType.promote(a, b))).toList();
      assertEquals(NUMPY.get(a.ordinal()), String.join(" ", row), "with " + a);
    }
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

  @ParameterizedTest
  @EnumSource
  void valuesGoInAndComeOut(DType dtype) {
    Value x = dtype.isFloat() ? floats(dtype) : dtype.isBool() ? bools() : bounds(dtype);
    TensorVariable v = TensorType.of(dtype, -1).variable("x");
    for (Mode mode : Compiled.MODES)
      assertEquals(x, Compiled.run(List.of(v), List.of(v.copy()), List.of(x), mode).getFirst());
  }

  private static Value floats(DType dtype) {
    double[] all = {0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY, -65504, 6e-8};
    return Value.wrap(DType.FLOAT64, Ints.of(all.length), all).cast(dtype);
  }

  private static Value bools() {
    return Value.wrap(DType.BOOL, Ints.of(3), new byte[] {0, 1, 1});
  }

  /** The least and the greatest, their neighbours, and small numbers. */
  private static Value bounds(DType dtype) {
    BigInteger least = least(dtype);
    BigInteger greatest = greatest(dtype);
    List<BigInteger> all =
        List.of(
            least,
            least.add(BigInteger.ONE),
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.valueOf(7),
            greatest.shiftRight(1),
            greatest.shiftRight(1).add(BigInteger.ONE),
            greatest.subtract(BigInteger.ONE),
            greatest);
    Value out = Value.zeros(dtype, Ints.of(all.size()));
    for (int i = 0; i < all.size(); i++)
      Elements.of(dtype).setLong(out.array(), i, all.get(i).longValue());
    return out;
  }

  private static boolean isUnsigned(DType dtype) {
    return dtype.kind() == DType.Kind.UINT;
  }

  private static BigInteger least(DType dtype) {
    return isUnsigned(dtype)
        ? BigInteger.ZERO
        : BigInteger.ONE.shiftLeft(8 * dtype.bytes() - 1).negate();
  }

  private static BigInteger greatest(DType dtype) {
    int bits = 8 * dtype.bytes() - (isUnsigned(dtype) ? 0 : 1);
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  static Stream<DType[]> pairs() {
    return INTEGERS.stream().flatMap(a -> INTEGERS.stream().map(b -> new DType[] {a, b}));
  }

  private record Operation(
      BinaryOperator<TensorVariable> symbolic, BinaryOperator<BigInteger> exact) {}

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation((x, y) -> x.add(y), BigInteger::add),
          new Operation((x, y) -> x.sub(y), BigInteger::subtract),
          new Operation((x, y) -> x.mul(y), BigInteger::multiply),
          new Operation((x, y) -> x.maximum(y), BigInteger::max),
          new Operation((x, y) -> x.minimum(y), BigInteger::min),
          new Operation((x, y) -> x.floorDiv(y), DTypesTest::quotient),
          new Operation((x, y) -> x.mod(y), DTypesTest::remainder),
          new Operation((x, y) -> x.and(y), BigInteger::and));

  /** Rounded down; 0 for a divisor 0. */
  private static BigInteger quotient(BigInteger a, BigInteger b) {
    return b.signum() == 0 ? b : a.subtract(remainder(a, b)).divide(b);
  }

  /** With the sign of the divisor. */
  private static BigInteger remainder(BigInteger a, BigInteger b) {
    if (b.signum() == 0) return b;
    BigInteger r = a.mod(b.abs());
    return b.signum() < 0 && r.signum() != 0 ? r.add(b) : r;
  }

  /** Exact integers, of which the result keeps the low bits. */
  @ParameterizedTest
  @MethodSource("pairs")
  void arithmeticOfIntegersWraps(DType a, DType b) {
    DType common = DType.promote(a, b);
    if (common.isFloat()) return;
    Value x = bounds(a);
    Value y = bounds(b);
    List<TensorVariable> in =
        List.of(TensorType.of(a, -1).variable("x"), TensorType.of(b, -1).variable("y"));
    TensorVariable column = T.shapePadright(in.get(0));
    List<TensorVariable> out =
        OPERATIONS.stream().map(o -> o.symbolic().apply(column, in.get(1))).toList();
    for (Mode mode : List.of(Mode.FAST_COMPILE, Mode.FAST_RUN)) {
      List<Value> got = Compiled.run(in, out, List.of(x, y), mode);
      for (int k = 0; k < out.size(); k++) {
        assertEquals(common, got.get(k).dtype());
        assertEquals(exact(OPERATIONS.get(k).exact(), x, y, common), elements(got.get(k)));
      }
    }
  }

  private static List<BigInteger> exact(
      BinaryOperator<BigInteger> f, Value x, Value y, DType common) {
    List<BigInteger> out = new ArrayList<>();
    for (BigInteger a : elements(x))
      for (BigInteger b : elements(y))
        out.add(wrapped(f.apply(wrapped(a, common), wrapped(b, common)), common));
    return out;
  }

  private static List<BigInteger> elements(Value v) {
    List<BigInteger> out = new ArrayList<>();
    for (int i = 0; i < v.size(); i++)
      out.add(wrapped(BigInteger.valueOf(v.getLong(i)), v.dtype()));
    return out;
  }

  private static BigInteger wrapped(BigInteger n, DType dtype) {
    BigInteger size = BigInteger.ONE.shiftLeft(8 * dtype.bytes());
    BigInteger low = n.mod(size);
    return low.compareTo(greatest(dtype)) > 0 ? low.subtract(size) : low;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void comparisonsKnowTheSign(DType a, DType b) {
    if (DType.promote(a, b).isFloat()) return;
    Value x = bounds(a);
    Value y = bounds(b);
    List<TensorVariable> in =
        List.of(TensorType.of(a, -1).variable("x"), TensorType.of(b, -1).variable("y"));
    TensorVariable less = T.shapePadright(in.get(0)).lt(in.get(1));
    List<BigInteger> want = new ArrayList<>();
    for (BigInteger m : elements(x))
      for (BigInteger n : elements(y))
        want.add(m.compareTo(n) < 0 ? BigInteger.ONE : BigInteger.ZERO);
    for (Mode mode : List.of(Mode.FAST_COMPILE, Mode.FAST_RUN)) {
      Value got = Compiled.run(in, List.of(less), List.of(x, y), mode).getFirst();
      assertEquals(want, elements(got.cast(DType.INT8)));
    }
  }

  @Test
  void literalsTakeTheDTypeBesideThemIfTheirKindFits() {
    for (DType f : List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
      TensorVariable x = TensorType.of(f, -1).variable("x");
      assertEquals(f, x.add(1.1).dtype());
      assertEquals(f, x.mul(3).dtype());
      assertEquals(f, T.where(x.gt(0), x, 0).dtype());
    }
    TensorVariable u8 = TensorType.of(DType.UINT8, -1).variable("x");
    assertEquals(DType.UINT8, u8.add(255).dtype());
    assertEquals(DType.INT16, u8.add(256).dtype());
    assertEquals(DType.INT16, u8.sub(-1).dtype());
    assertEquals(DType.FLOAT32, u8.mul(0.5).dtype());
    assertEquals(DType.INT32, T.stack(List.of(T.iscalar(), 2)).dtype());
    assertEquals(DType.FLOAT64, T.lvector().mul(0.5).dtype());
  }
}
