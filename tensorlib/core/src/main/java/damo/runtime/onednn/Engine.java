package damo.runtime.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The processor as oneDNN sees it, and the small values that its functions take. */
final class Engine {
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;
  private static final int FLOAT32 = 3;
  private static final int ANY = 1;
  private static final int SCRATCHPAD_OF_USER = 1;

  static final MemorySegment ENGINE = made(p -> Dnn.call("dnnl_engine_create", p, CPU, 0L));
  static final MemorySegment STREAM =
      made(p -> Dnn.call("dnnl_stream_create", p, ENGINE, IN_ORDER));

  /** Lets primitives work in memory that they are given. */
  static final MemorySegment ATTRIBUTES = attributes();

  private Engine() {}

  private static MemorySegment attributes() {
    MemorySegment made = made(p -> Dnn.call("dnnl_primitive_attr_create", p));
    Dnn.call("dnnl_primitive_attr_set_scratchpad_mode", made, SCRATCHPAD_OF_USER);
    return made;
  }

  @FunctionalInterface
  interface Maker {
    void into(MemorySegment place);
  }

  /** What a function makes and writes the address of. */
  static MemorySegment made(Maker maker) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(ADDRESS);
      maker.into(place);
      return place.get(ADDRESS, 0);
    }
  }

  static MemorySegment longs(Arena arena, long[] numbers) {
    return arena.allocateFrom(JAVA_LONG, numbers);
  }

  /** float32 in C order. */
  static MemorySegment dense(Arena arena, long[] dims) {
    long[] strides = new long[dims.length];
    long step = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= dims[i];
    }
    return made(p ->
        Dnn.call(
            "dnnl_memory_desc_create_with_strides",
            p,
            dims.length,
            longs(arena, dims),
            FLOAT32,
            longs(arena, strides)));
  }

  /** float32 in whatever order suits the primitive. */
  static MemorySegment any(Arena arena, long[] dims) {
    return made(p ->
        Dnn.call(
            "dnnl_memory_desc_create_with_tag", p, dims.length, longs(arena, dims), FLOAT32, ANY));
  }
}
