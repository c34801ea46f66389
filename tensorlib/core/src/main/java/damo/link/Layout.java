package damo.link;

import com.google.errorprone.annotations.Immutable;
import damo.scalar.Ints;

/**
 * Where the elements of an operand lie in its Java array.
 *
 * <p>The offset is kept apart from the geometry: a slice that moves from call to call keeps its
 * geometry, and what was prepared for that.
 *
 * @param offset index of the element at position (0, …, 0)
 */
@Immutable
public record Layout(Geometry geometry, int offset) {
  /** C order without gaps from element 0 on. */
  public static Layout dense(Ints shape) {
    return new Layout(Geometry.dense(shape), 0);
  }

  /** The lengths, by axis. */
  public Ints shape() {
    return geometry.shape();
  }

  /** How far apart neighbours lie, by axis. */
  public Ints strides() {
    return geometry.strides();
  }

  /** How many axes there are. */
  public int rank() {
    return geometry.rank();
  }

  /** How many elements there are. */
  public int size() {
    return geometry.size();
  }

  /** Whether the elements lie in C order without gaps, at whatever offset. */
  public boolean isDense() {
    return geometry.isDense();
  }
}
