package damo.runtime.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of float32 in C order, or a gradient of one, with shapes that are fixed.
 *
 * <p>Arrays are copied out of the heap and back, as oneDNN keeps addresses between calls and wants
 * other orders than C's; for small batches at a time that stays in the processor's cache.
 */
public final class Convolution {
  static final int ARG_SOURCE = 1;
  static final int ARG_RESULT = 17;
  private static final int ARG_WEIGHTS = 33;
  private static final int ARG_SCRATCHPAD = 80;
  private static final int ARG_SOURCE_GRADIENT = 129;
  private static final int ARG_RESULT_GRADIENT = 145;
  private static final int ARG_WEIGHTS_GRADIENT = 161;
  private static final int QUERY_SOURCE = 129;
  private static final int QUERY_SOURCE_GRADIENT = 130;
  private static final int QUERY_WEIGHTS = 131;
  private static final int QUERY_WEIGHTS_GRADIENT = 132;
  private static final int QUERY_RESULT = 133;
  private static final int QUERY_RESULT_GRADIENT = 134;
  private static final int QUERY_SCRATCHPAD = 136;
  private static final int TRAINING = 64;
  private static final int DIRECT = 1;
  private static final Cleaner CLEANER = Cleaner.create();

  /** Which of the three arrays is computed from the other two. */
  public enum Part {
    /** From images and filters. */
    RESULTS,
    /** From filters and results: a gradient. */
    IMAGES,
    /** From images and results: a gradient. */
    FILTERS
  }

  /**
   * What fixes a convolution.
   *
   * @param images (batch, channels, lengths…)
   * @param filters (groups, filters, channels, lengths…), both of one group
   * @param results (batch, filters, positions…)
   * @param dilations 1 if the elements of a filter fall side by side
   * @param low zeros before images, by axis
   * @param high zeros after them
   */
  public record Setting(
      long[] images,
      long[] filters,
      long[] results,
      long[] strides,
      long[] dilations,
      long[] low,
      long[] high) {}

  private final Passage first;
  private final Passage second;
  private final Passage result;
  private final MemorySegment primitive;
  private final MemorySegment arguments;
  private final MemorySegment scratchpad;
  private final long scratchBytes;
  private final long room;

  /** A primitive runs with as many as it was made for. */
  private final int threads;

  /** Keeps what oneDNN points to. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final Arena arena;

  private Convolution(
      Arena arena, Owned owned, Part part, Setting s, MemorySegment plan, int threads) {
    this.arena = arena;
    this.threads = threads;
    long[] filters = grouped(s);
    this.first =
        part == Part.IMAGES
            ? Passage.in(arena, owned, filters, query(plan, QUERY_WEIGHTS))
            : Passage.in(arena, owned, s.images, query(plan, QUERY_SOURCE));
    this.second =
        part == Part.RESULTS
            ? Passage.in(arena, owned, filters, query(plan, QUERY_WEIGHTS))
            : Passage.in(arena, owned, s.results, query(plan, QUERY_RESULT_GRADIENT));
    this.result =
        switch (part) {
          case RESULTS -> Passage.out(arena, owned, s.results, query(plan, QUERY_RESULT));
          case IMAGES -> Passage.out(arena, owned, s.images, query(plan, QUERY_SOURCE_GRADIENT));
          case FILTERS -> Passage.out(arena, owned, filters, query(plan, QUERY_WEIGHTS_GRADIENT));
        };
    MemorySegment scratch = query(plan, QUERY_SCRATCHPAD);
    this.scratchBytes = (long) Dnn.invoke(JAVA_LONG, "dnnl_memory_desc_get_size", scratch);
    this.scratchpad = owned.memory(scratch);
    this.primitive = owned.primitive(plan);
    this.arguments = arguments(part);
    this.room = first.room() + second.room() + result.room() + Workspace.rounded(scratchBytes);
  }

  private MemorySegment arguments(Part part) {
    MemorySegment made = Passage.arguments(arena, 4);
    int[] codes =
        switch (part) {
          case RESULTS -> new int[] {ARG_SOURCE, ARG_WEIGHTS, ARG_RESULT};
          case IMAGES -> new int[] {ARG_WEIGHTS, ARG_RESULT_GRADIENT, ARG_SOURCE_GRADIENT};
          case FILTERS -> new int[] {ARG_SOURCE, ARG_RESULT_GRADIENT, ARG_WEIGHTS_GRADIENT};
        };
    Passage.argument(made, 0, codes[0], first.memory());
    Passage.argument(made, 1, codes[1], second.memory());
    Passage.argument(made, 2, codes[2], result.memory());
    Passage.argument(made, 3, ARG_SCRATCHPAD, scratchpad);
    return made;
  }

  /** A primitive for {@code part}; null if oneDNN is missing or has none. */
  public static @Nullable Convolution of(Part part, Setting s) {
    if (!OneDnn.isAvailable()) return null;
    int threads = OneDnn.threads();
    OneDnn.useThreads(threads);
    Arena arena = Arena.ofAuto();
    Owned owned = new Owned();
    MemorySegment plan = plan(arena, owned, part, s);
    if (plan.equals(MemorySegment.NULL)) {
      owned.run();
      return null;
    }
    Convolution made = new Convolution(arena, owned, part, s, plan, threads);
    CLEANER.register(made, owned);
    return made;
  }

  private static MemorySegment query(MemorySegment plan, int what) {
    return (MemorySegment) Dnn.invoke(ADDRESS, "dnnl_primitive_desc_query_md", plan, what, 0);
  }

  /** Without the axis of groups if there is one. */
  private static long[] grouped(Setting s) {
    if (s.filters[0] != 1) return s.filters;
    return Arrays.copyOfRange(s.filters, 1, s.filters.length);
  }

  private static MemorySegment plan(Arena arena, Owned owned, Part part, Setting s) {
    MemorySegment images = owned.description(Engine.any(arena, s.images));
    MemorySegment filters = owned.description(Engine.any(arena, grouped(s)));
    MemorySegment results = owned.description(Engine.any(arena, s.results));
    MemorySegment strides = Engine.longs(arena, s.strides);
    MemorySegment dilations =
        Engine.longs(arena, Arrays.stream(s.dilations).map(d -> d - 1).toArray());
    MemorySegment low = Engine.longs(arena, s.low);
    MemorySegment high = Engine.longs(arena, s.high);
    MemorySegment none = MemorySegment.NULL;
    MemorySegment forward =
        made(
            "dnnl_convolution_forward_primitive_desc_create",
            TRAINING,
            DIRECT,
            images,
            filters,
            none,
            results,
            strides,
            dilations,
            low,
            high,
            Engine.ATTRIBUTES);
    if (part == Part.RESULTS || forward.equals(none)) return forward;
    owned.plan(forward);
    if (part == Part.IMAGES)
      return made(
          "dnnl_convolution_backward_data_primitive_desc_create",
          DIRECT,
          images,
          filters,
          results,
          strides,
          dilations,
          low,
          high,
          forward,
          Engine.ATTRIBUTES);
    return made(
        "dnnl_convolution_backward_weights_primitive_desc_create",
        DIRECT,
        images,
        filters,
        none,
        results,
        strides,
        dilations,
        low,
        high,
        forward,
        Engine.ATTRIBUTES);
  }

  private static MemorySegment made(String function, Object... arguments) {
    return Engine.made(place -> {
      Object[] all = new Object[arguments.length + 2];
      all[0] = place;
      all[1] = Engine.ENGINE;
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      if (!Dnn.isDone(function, all)) place.set(ADDRESS, 0, MemorySegment.NULL);
    });
  }

  /** Computes from arrays in C order from offsets on; arrays are in the order of {@link Part}. */
  public void run(float[] a, int aOffset, float[] b, int bOffset, float[] to, int offset) {
    OneDnn.useThreads(threads);
    try {
      Workspace space = Workspace.ofThread(room);
      MemorySegment one = first.place(space);
      MemorySegment two = second.place(space);
      MemorySegment out = result.place(space);
      if (scratchBytes > 0) Dnn.move(scratchpad, space.take(scratchBytes));
      first.enter(a, aOffset, one);
      second.enter(b, bOffset, two);
      Dnn.execute(primitive, Engine.STREAM, 4, arguments);
      result.leave(out, to, offset);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
