package damo.scalar;

import com.google.errorprone.annotations.Immutable;
import damo.error.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** An immutable vector of ints with value equality: axes, permutations, lengths. */
@Immutable
public final class Ints {
  private static final Ints EMPTY = new Ints(new int[0]);

  @SuppressWarnings("Immutable") // never written after construction, never handed out
  private final int[] items;

  private Ints(int[] items) {
    this.items = items;
  }

  /** These items, copied. */
  public static Ints of(int... items) {
    return items.length == 0 ? EMPTY : new Ints(items.clone());
  }

  /**
   * These items.
   *
   * @throws ShapeException if one is no int
   */
  public static Ints of(long[] items) {
    return of(Arrays.stream(items).mapToInt(Ints::exact).toArray());
  }

  /**
   * The same number: a length, an axis, a count.
   *
   * @throws ShapeException if it is no int
   */
  public static int exact(long n) {
    if ((int) n != n)
      throw new ShapeException("lengths are below 2^31 = " + (1L << 31) + ", got " + n);
    return (int) n;
  }

  /** {@code from, from + 1, …, to - 1}. */
  public static Ints range(int from, int to) {
    return new Ints(IntStream.range(from, to).toArray());
  }

  /** How many items there are. */
  public int size() {
    return items.length;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return items.length == 0;
  }

  /** Item {@code i}, from 0 on. */
  public int get(int i) {
    return items[i];
  }

  /** Whether an item is {@code item}. */
  public boolean contains(int item) {
    for (int i : items) if (i == item) return true;
    return false;
  }

  /** The items in order. */
  public IntStream stream() {
    return Arrays.stream(items);
  }

  /** The items in an array of the caller's own. */
  public int[] toArray() {
    return items.clone();
  }

  /** The items as longs, in an array of the caller's own. */
  public long[] toLongs() {
    return stream().asLongStream().toArray();
  }

  /** Whether the items are these; makes nothing. */
  public boolean equalsLongs(long[] others) {
    if (others.length != items.length) return false;
    for (int i = 0; i < items.length; i++) if (items[i] != others[i]) return false;
    return true;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Ints other && Arrays.equals(items, other.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  @Override
  public String toString() {
    return Arrays.toString(items);
  }
}
