package damo.link.routine;

import damo.link.Geometry;
import damo.link.Layout;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;

/**
 * An array as a routine sees it: elements of a dtype somewhere in a Java array.
 *
 * <p>An operand can be moved, so that an executable keeps one for each of its variables and a
 * steady call makes none.
 */
public final class Operand {
  private final DType dtype;
  private final Elements elements;
  private Object array;
  private Geometry geometry;
  private int offset;

  /** {@code array}, a Java array for {@code dtype}, seen through {@code layout}. */
  public Operand(DType dtype, Object array, Layout layout) {
    this.dtype = dtype;
    this.elements = Elements.of(dtype);
    this.array = array;
    this.geometry = layout.geometry();
    this.offset = layout.offset();
  }

  /** The elements of a value; shares its array. */
  public static Operand of(Value v) {
    return new Operand(v.dtype(), v.array(), Layout.dense(v.shape()));
  }

  /** New zeros in C order. */
  public static Operand zeros(DType dtype, Ints shape) {
    return of(Value.zeros(dtype, shape));
  }

  /** From now on elements lie in another array, or elsewhere in this one. */
  public void moveTo(Object newArray, int newOffset) {
    if (array != newArray) array = newArray; // a write of a reference is work for the collector
    offset = newOffset;
  }

  /** From now on they lie as {@code newGeometry} says. */
  public void reshape(Geometry newGeometry) {
    geometry = newGeometry;
  }

  /** What elements are. */
  public DType dtype() {
    return dtype;
  }

  /** The Java array in which they lie. */
  public Object array() {
    return array;
  }

  /** Lengths and strides. */
  public Geometry geometry() {
    return geometry;
  }

  /** The place of the first element in the array. */
  public int offset() {
    return offset;
  }

  /** How elements lie in the array. */
  public Layout layout() {
    return new Layout(geometry, offset);
  }

  /** The lengths, by axis. */
  public Ints shape() {
    return geometry.shape();
  }

  /** How many axes there are. */
  public int rank() {
    return geometry.rank();
  }

  /** The length of an axis. */
  public int length(int axis) {
    return geometry.shape().get(axis);
  }

  /** How far apart neighbours along an axis lie in the array. */
  public int stride(int axis) {
    return geometry.strides().get(axis);
  }

  /** How many elements there are. */
  public int size() {
    return geometry.size();
  }

  /** Another look at the same array. */
  public Operand seenAs(Layout layout) {
    return new Operand(dtype, array, layout);
  }

  /** The element at an index of the array, not of the operand. */
  public double doubleAt(int index) {
    return elements.getDouble(array, index);
  }

  /** The element at a place of the array, truncated. */
  public long longAt(int index) {
    return elements.getLong(array, index);
  }

  /** Sets the element at a place of the array. */
  public void put(int index, double v) {
    elements.setDouble(array, index, v);
  }

  /** Sets the element at a place of the array; integers wrap. */
  public void put(int index, long v) {
    elements.setLong(array, index, v);
  }

  /** The integers it holds, in C order. */
  public long[] toLongs() {
    Operand dense = Copy.dense(this);
    long[] out = new long[size()];
    for (int i = 0; i < out.length; i++) out[i] = dense.longAt(dense.offset + i);
    return out;
  }

  /** A value of the same elements; shares the array where it can. */
  public Value toValue() {
    Operand dense = isWholeArray() ? this : Copy.fresh(this);
    return Value.wrap(dtype, geometry.shape(), dense.array);
  }

  private boolean isWholeArray() {
    return offset == 0 && geometry.isDense() && elements.length(array) == size();
  }
}
