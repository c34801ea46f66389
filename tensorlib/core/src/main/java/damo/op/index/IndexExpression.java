package damo.op.index;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.op.shape.DimShuffle;
import damo.op.shape.Length;
import damo.op.shape.SpecifyShape;
import damo.scalar.Ints;
import damo.tensor.Slice;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.value.Literals;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads what stands between the brackets: {@code x[item, item, …]} as NumPy does.
 *
 * <p>Positions and ranges become a view first, then new axes are inserted, then arrays of integers
 * pick. NumPy puts the arrays' axes where they stand if they stand together, else in front.
 */
public final class IndexExpression {
  private static final String ELLIPSIS = "...";

  private final TensorVariable x;
  private final SliceBuilder slices = new SliceBuilder();
  private final List<Integer> pattern = new ArrayList<>(); // axes after slicing, −1 for new ones
  private final List<Integer> arrayAxes = new ArrayList<>(); // positions in pattern
  private final List<Integer> arrayNames = new ArrayList<>(); // axes of x
  private final List<TensorVariable> arrays = new ArrayList<>();
  private final List<Boolean> picking = new ArrayList<>(); // per item: an array or a position
  private int front = -1; // axes before the first item that picks
  private int kept;
  private int used; // axes of x that items stand for so far

  private IndexExpression(TensorVariable x) {
    this.x = x;
  }

  /** {@code x[items…]}. */
  public static TensorVariable of(TensorVariable x, @Nullable Object @Nullable ... items) {
    IndexExpression e = new IndexExpression(x);
    for (Object item : expand(x, written(items))) e.add(item);
    return e.build();
  }

  /**
   * What stood between the brackets: Java hands on null, a new axis, as no array at all, and
   * int[][] as if its rows were the items.
   */
  private static @Nullable Object[] written(@Nullable Object @Nullable [] items) {
    if (items == null) return new Object[] {null};
    return items.getClass().getComponentType().isArray() ? new Object[] {items} : items;
  }

  /** One item per axis, {@code ...} written out, new axes where they stand. */
  private static List<@Nullable Object> expand(TensorVariable x, @Nullable Object... items) {
    List<@Nullable Object> out = new ArrayList<>(Arrays.asList(items));
    List<@Nullable Object> list = Arrays.asList(items);
    int named = list.stream().mapToInt(IndexExpression::axesOf).sum();
    if (named > x.ndim())
      throw new ShapeException(
          "too many indices for "
              + x.label()
              + ": it has "
              + x.ndim()
              + " axes, "
              + named
              + " indices were given");
    if (list.indexOf(ELLIPSIS) != list.lastIndexOf(ELLIPSIS))
      throw new DamoException("an index may have one \"...\", got two: " + list);
    int at = list.indexOf(ELLIPSIS);
    if (at < 0) {
      at = out.size();
      out.add(ELLIPSIS);
    }
    for (int i = named; i < x.ndim(); i++) out.add(at + 1, new Slice(null, null, null));
    return out;
  }

  /** How many axes an item takes: a mask as many as it has. */
  private static int axesOf(@Nullable Object item) {
    if (item == null || ELLIPSIS.equals(item)) return 0;
    return isMask(item) ? asArray(item).ndim() : 1;
  }

  private static boolean isMask(Object item) {
    if (item instanceof Boolean) return true;
    boolean array = item instanceof INDArray || item instanceof Value || item.getClass().isArray();
    return (array || item instanceof TensorVariable) && asArray(item).dtype().isBool();
  }

  private static TensorVariable asArray(Object item) {
    return item instanceof TensorVariable t ? t : TensorConstant.of(Literals.read(item).value());
  }

  private void add(@Nullable Object item) {
    switch (item) {
      case null -> {
        pattern.add(-1);
        picking.add(false);
      }
      case Integer i -> position(i);
      case Long l -> position(l);
      case String s when s.equals(ELLIPSIS) -> picking.add(false); // parts arrays, even if empty
      case String s -> range(Slice.parse(s));
      case Slice s -> range(s);
      case TensorVariable v when v.ndim() == 0 && v.dtype().isInteger() -> position(v);
      default -> {
        if (isMask(item)) mask(asArray(item));
        else array(Along.integers(asArray(item)));
      }
    }
  }

  /**
   * The positions where it is true; it must have the lengths of the axes it stands for. One bool
   * stands for none: it keeps a new axis of length 1 or leaves nothing of it.
   */
  private void mask(TensorVariable m) {
    if (m.ndim() == 0) {
      pick(-1, Nonzero.of(m.reshape(1)).getFirst());
      return;
    }
    List<TensorVariable> lengths = new ArrayList<>();
    for (int i = 0; i < m.ndim(); i++) lengths.add(Length.of(x, used + i));
    String what = "the axis that the mask stands for has";
    TensorVariable fitting = SpecifyShape.of(m, lengths, what);
    for (TensorVariable positions : Nonzero.of(fitting)) array(positions);
  }

  private void position(Object at) {
    used++;
    slices.at(at);
    picks();
  }

  private void range(Slice s) {
    used++;
    slices.span(s.from(), s.to(), s.step());
    pattern.add(kept++);
    picking.add(false);
  }

  private void array(TensorVariable indices) {
    slices.whole();
    pick(kept++, indices);
    used++;
  }

  /** Elements along an axis of what the slices leave, −1 for a new one. */
  private void pick(int axis, TensorVariable indices) {
    picks();
    arrayNames.add(used);
    arrayAxes.add(pattern.size());
    pattern.add(axis);
    arrays.add(indices);
  }

  private void picks() {
    if (front < 0) front = pattern.size();
    picking.add(true);
  }

  private TensorVariable build() {
    TensorVariable sliced = slices.of(x);
    TensorVariable spread =
        DimShuffle.of(sliced, pattern.stream().mapToInt(Integer::intValue).toArray());
    if (arrays.isEmpty()) return spread == x ? slices.readOf(x) : spread;
    List<TensorVariable> inputs = new ArrayList<>(List.of(spread));
    inputs.addAll(arrays);
    return new Gather(ints(arrayAxes), insertion(), false, ints(arrayNames)).apply(inputs);
  }

  private static Ints ints(List<Integer> list) {
    return Ints.of(list.stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many axes of the result stand before those of the arrays. */
  private int insertion() {
    int first = picking.indexOf(true);
    int last = picking.lastIndexOf(true);
    boolean together = !picking.subList(first, last + 1).contains(false);
    return together ? front : 0;
  }
}
