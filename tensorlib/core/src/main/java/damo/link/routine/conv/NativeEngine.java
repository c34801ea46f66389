package damo.link.routine.conv;

import damo.link.Layout;
import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.link.routine.Scratch;
import damo.runtime.onednn.Convolution;
import damo.runtime.onednn.Convolution.Part;
import damo.runtime.product.Interrupts;
import damo.scalar.DType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * float32 by oneDNN, for so many images at a time as stay in the processor's cache; by another
 * engine where oneDNN was measured to be slower, or has nothing.
 */
final class NativeEngine implements FilterEngine {
  /** Products below which it is not worth a primitive. */
  static final int LEAST_WORK = 4_000;

  /** Elements of images and results that are worked on at a time. */
  private static final int CHUNK = 1 << 18;

  /** How many times the elements of the filters, as these are copied each time. */
  private static final long FILTER_SHARE = 4;

  /** The gradient of images of fewer channels is three to ten times as fast by columns. */
  private static final int LEAST_CHANNELS = 4;

  private final Lattice lattice;
  private final FilterEngine otherwise;
  private final Map<Part, Optional<Pieces>> pieces = new EnumMap<>(Part.class);
  private final Scratch first = new Scratch(DType.FLOAT32);
  private final Scratch second = new Scratch(DType.FLOAT32);
  private final Scratch part = new Scratch(DType.FLOAT32);
  private final Scratch total = new Scratch(DType.FLOAT32);

  NativeEngine(Lattice lattice, FilterEngine otherwise) {
    this.lattice = lattice;
    this.otherwise = otherwise;
  }

  /** Primitives for a number of images, and for what is left over in the end. */
  private record Pieces(int images, Convolution whole, Convolution rest) {
    /** The primitive for images from {@code from} on. */
    Convolution at(int from, int batch) {
      return batch - from < images ? rest : whole;
    }
  }

  private @Nullable Pieces pieces(Part what) {
    return pieces.computeIfAbsent(what, p -> Optional.ofNullable(make(p))).orElse(null);
  }

  private @Nullable Pieces make(Part what) {
    if (what == Part.IMAGES && lattice.groups == 1 && lattice.channels < LEAST_CHANNELS)
      return null;
    long room = Math.max(CHUNK, FILTER_SHARE * lattice.groups * lattice.outputs * lattice.taps);
    int most = Math.clamp(room / (imageSize() + resultSize()), 1, lattice.batch);
    int images = Math.ceilDiv(lattice.batch, Math.ceilDiv(lattice.batch, most));
    Convolution whole = Convolution.of(what, setting(images));
    int left = lattice.batch % images;
    Convolution rest = left == 0 ? whole : Convolution.of(what, setting(left));
    return whole == null || rest == null ? null : new Pieces(images, whole, rest);
  }

  private int imageSize() {
    int size = lattice.groups * lattice.channels;
    for (int n : lattice.length) size *= n;
    return size;
  }

  private int resultSize() {
    return lattice.groups * lattice.outputs * lattice.positions;
  }

  private Convolution.Setting setting(int images) {
    long[] filters = longs(lattice.kernel, lattice.groups, lattice.outputs, lattice.channels);
    return new Convolution.Setting(
        longs(lattice.length, images, lattice.groups * lattice.channels),
        filters,
        longs(lattice.position, images, lattice.groups * lattice.outputs),
        longs(lattice.stride),
        longs(lattice.dilation),
        longs(lattice.low),
        longs(lattice.high));
  }

  private static long[] longs(int[] tail, int... head) {
    long[] out = new long[head.length + tail.length];
    for (int i = 0; i < out.length; i++) out[i] = i < head.length ? head[i] : tail[i - head.length];
    return out;
  }

  @Override
  public void results(Operand x, Operand w, Operand y) {
    Pieces p = pieces(Part.RESULTS);
    if (p == null) {
      otherwise.results(x, w, y);
      return;
    }
    Operand images = first.dense(x);
    Operand filters = second.dense(w);
    for (int n = 0; n < lattice.batch; n += p.images) {
      Interrupts.check("a convolution");
      p.at(n, lattice.batch)
          .run(
              floats(images),
              images.offset() + n * imageSize(),
              floats(filters),
              filters.offset(),
              floats(y),
              y.offset() + n * resultSize());
    }
  }

  @Override
  public void images(Operand w, Operand y, Operand x) {
    Pieces p = pieces(Part.IMAGES);
    if (p == null) {
      otherwise.images(w, y, x);
      return;
    }
    Operand filters = first.dense(w);
    Operand results = second.dense(y);
    for (int n = 0; n < lattice.batch; n += p.images) {
      Interrupts.check("a convolution");
      p.at(n, lattice.batch)
          .run(
              floats(filters),
              filters.offset(),
              floats(results),
              results.offset() + n * resultSize(),
              floats(x),
              x.offset() + n * imageSize());
    }
  }

  @Override
  public void filters(Operand x, Operand y, Operand w) {
    Pieces p = pieces(Part.FILTERS);
    if (p == null) {
      otherwise.filters(x, y, w);
      return;
    }
    Operand images = first.dense(x);
    Operand results = second.dense(y);
    int size = w.size();
    Operand sum = total.of(size);
    for (int n = 0; n < lattice.batch; n += p.images) {
      Interrupts.check("a convolution");
      Operand to = n == 0 ? sum : part.of(size);
      p.at(n, lattice.batch)
          .run(
              floats(images),
              images.offset() + n * imageSize(),
              floats(results),
              results.offset() + n * resultSize(),
              floats(to),
              0);
      if (n > 0) Accumulate.run(to, 0, 1, sum, 0, 1, size);
    }
    Copy.copy(sum.seenAs(Layout.dense(w.shape())), w);
  }

  private static float[] floats(Operand x) {
    return (float[]) x.array();
  }
}
