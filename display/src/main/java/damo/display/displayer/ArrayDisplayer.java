package damo.display.displayer;

import damo.display.Displayer;
import damo.display.chart.ArrayView;
import damo.display.number.Values;
import damo.display.part.Part;
import java.util.Arrays;

/**
 * Shows Java arrays: those of numbers as arrays are, all others as lists. A displayer has one type
 * and Java has eight kinds of primitive array, hence the classes within.
 */
public abstract sealed class ArrayDisplayer<A> implements Displayer<A> {
  private final Class<A> type;

  ArrayDisplayer(Class<A> type) {
    this.type = type;
  }

  @Override
  public final Class<A> type() {
    return type;
  }

  @Override
  public Part show(A array) {
    return ArrayView.draw(Values.of(array));
  }

  public static final class Doubles extends ArrayDisplayer<double[]> {
    public Doubles() {
      super(double[].class);
    }
  }

  public static final class Floats extends ArrayDisplayer<float[]> {
    public Floats() {
      super(float[].class);
    }
  }

  public static final class Longs extends ArrayDisplayer<long[]> {
    public Longs() {
      super(long[].class);
    }
  }

  public static final class Ints extends ArrayDisplayer<int[]> {
    public Ints() {
      super(int[].class);
    }
  }

  public static final class Shorts extends ArrayDisplayer<short[]> {
    public Shorts() {
      super(short[].class);
    }
  }

  public static final class Bytes extends ArrayDisplayer<byte[]> {
    public Bytes() {
      super(byte[].class);
    }
  }

  public static final class Booleans extends ArrayDisplayer<boolean[]> {
    public Booleans() {
      super(boolean[].class);
    }
  }

  /** Characters are text, not numbers. */
  public static final class Chars extends ArrayDisplayer<char[]> {
    public Chars() {
      super(char[].class);
    }

    @Override
    public Part show(char[] array) {
      return Part.code(new String(array));
    }
  }

  /** Arrays of arrays of numbers, and arrays of anything. */
  public static final class Objects extends ArrayDisplayer<Object[]> {
    public Objects() {
      super(Object[].class);
    }

    @Override
    public Part show(Object[] array) {
      return array.getClass().getComponentType().isArray() && rectangular(array)
          ? super.show(array)
          : ListDisplayer.draw(Arrays.asList(array));
    }

    private static boolean rectangular(Object[] array) {
      try {
        return array.length > 0 && Values.of(array).shape().length > 1;
      } catch (IllegalArgumentException notNumbers) {
        return false;
      }
    }
  }
}
