package damo.link.plan;

import damo.scalar.DType;
import damo.value.Elements;

/** Memory that variables hold one after another; grows to the largest and stays. */
public final class Storage {
  private final DType dtype;
  private Object array;

  /** No room yet. */
  public Storage(DType dtype) {
    this.dtype = dtype;
    this.array = Elements.of(dtype).allocate(0);
  }

  /** What elements it holds. */
  public DType dtype() {
    return dtype;
  }

  /** The Java array; another one after it grew. */
  public Object array() {
    return array;
  }

  /** Room for {@code size} elements; what was there may be lost. */
  public Object ensure(int size) {
    if (Elements.of(dtype).length(array) < size) array = Elements.of(dtype).allocate(size);
    return array;
  }

  /** How many elements there is room for. */
  public int capacity() {
    return Elements.of(dtype).length(array);
  }
}
