package damo.runtime.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array between the heap, where it is in C order, and a primitive, which wants it in an order of
 * its own.
 */
final class Passage {
  private static final long ARGUMENT = 16;

  private final long elements;
  private final long bytes;
  private final MemorySegment plain;
  private final MemorySegment wanted;
  private final MemorySegment reorder;
  private final MemorySegment arguments;

  private Passage(
      long elements,
      long bytes,
      MemorySegment plain,
      MemorySegment wanted,
      MemorySegment reorder,
      MemorySegment arguments) {
    this.elements = elements;
    this.bytes = bytes;
    this.plain = plain;
    this.wanted = wanted;
    this.reorder = reorder;
    this.arguments = arguments;
  }

  /** An argument of a primitive. */
  static Passage in(Arena arena, Owned owned, long[] dims, MemorySegment description) {
    return of(arena, owned, dims, description, true);
  }

  /** A result of a primitive. */
  static Passage out(Arena arena, Owned owned, long[] dims, MemorySegment description) {
    return of(arena, owned, dims, description, false);
  }

  private static Passage of(
      Arena arena, Owned owned, long[] dims, MemorySegment wanted, boolean isIn) {
    MemorySegment plain = owned.description(Engine.dense(arena, dims));
    boolean isPlain = (int) Dnn.invoke(JAVA_INT, "dnnl_memory_desc_equal", plain, wanted) != 0;
    long elements = 1;
    for (long n : dims) elements *= n;
    MemorySegment from = owned.memory(plain);
    if (isPlain) return new Passage(elements, 0, from, from, MemorySegment.NULL, from);
    MemorySegment to = owned.memory(wanted);
    long bytes = (long) Dnn.invoke(JAVA_LONG, "dnnl_memory_desc_get_size", wanted);
    MemorySegment description =
        Engine.made(p ->
            Dnn.call(
                "dnnl_reorder_primitive_desc_create",
                p,
                isIn ? plain : wanted,
                Engine.ENGINE,
                isIn ? wanted : plain,
                Engine.ENGINE,
                MemorySegment.NULL));
    MemorySegment arguments = arguments(arena, 2);
    argument(arguments, 0, Convolution.ARG_SOURCE, isIn ? from : to);
    argument(arguments, 1, Convolution.ARG_RESULT, isIn ? to : from);
    return new Passage(elements, bytes, from, to, owned.primitive(description), arguments);
  }

  static MemorySegment arguments(Arena arena, int count) {
    return arena.allocate(ARGUMENT * count, ADDRESS.byteSize());
  }

  static void argument(MemorySegment arguments, int i, int code, MemorySegment memory) {
    arguments.set(JAVA_INT, i * ARGUMENT, code);
    arguments.set(ADDRESS, i * ARGUMENT + ADDRESS.byteSize(), memory);
  }

  /** What the primitive sees. */
  MemorySegment memory() {
    return wanted;
  }

  /** The room that a call takes. */
  long room() {
    return Workspace.rounded(elements * Float.BYTES) + Workspace.rounded(bytes);
  }

  /** Finds room, to which {@link #enter} or from which {@link #leave} copies. */
  MemorySegment place(Workspace space) {
    MemorySegment own = space.take(elements * Float.BYTES);
    Dnn.move(plain, own);
    if (bytes > 0) Dnn.move(wanted, space.take(bytes));
    return own;
  }

  void enter(float[] from, int offset, MemorySegment place) {
    MemorySegment.copy(from, offset, place, JAVA_FLOAT, 0, (int) elements);
    if (bytes > 0) Dnn.execute(reorder, Engine.STREAM, 2, arguments);
  }

  void leave(MemorySegment place, float[] to, int offset) {
    if (bytes > 0) Dnn.execute(reorder, Engine.STREAM, 2, arguments);
    MemorySegment.copy(place, JAVA_FLOAT, 0, to, offset, (int) elements);
  }
}
