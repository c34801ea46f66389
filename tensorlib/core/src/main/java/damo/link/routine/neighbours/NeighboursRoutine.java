package damo.link.routine.neighbours;

import damo.error.ShapeException;
import damo.link.Geometry;
import damo.link.routine.Accumulate;
import damo.link.routine.AskedShape;
import damo.link.routine.Copy;
import damo.link.routine.LibraryRoutine;
import damo.link.routine.Operand;
import damo.op.neighbours.Patches;
import damo.scalar.Ints;
import java.util.List;

/** Patches of images to rows of a matrix, or rows added to the patches they belong to. */
public abstract class NeighboursRoutine implements LibraryRoutine {
  final Patches patches;

  private NeighboursRoutine(Patches patches) {
    this.patches = patches;
  }

  /** Images to rows. */
  public static LibraryRoutine gather(Ints parameters) {
    return new Gather(Patches.of(parameters));
  }

  /** Rows and a shape to images. */
  public static LibraryRoutine add(Ints parameters) {
    return new Add(Patches.of(parameters));
  }

  /** Moves {@code n} elements between a line of an image and a part of a row. */
  abstract void move(Operand images, int at, int step, Operand rows, int to, int toStep, int n);

  final void walk(Operand images, Operand rows) {
    int down = patches.positions(0, images.length(2));
    int across = patches.positions(1, images.length(3));
    int row = rows.offset();
    for (int n = 0; n < images.length(0); n++) {
      for (int c = 0; c < images.length(1); c++) {
        int image = images.offset() + n * images.stride(0) + c * images.stride(1);
        for (int p = 0; p < down; p++)
          for (int q = 0; q < across; q++, row += rows.stride(0))
            patch(images, image, p, q, rows, row);
      }
    }
  }

  private void patch(Operand images, int image, int p, int q, Operand rows, int row) {
    int height = patches.shape().get(0);
    int width = patches.shape().get(1);
    for (int i = 0; i < height; i++) {
      int line = patches.source(0, images.length(2), p, i);
      if (line < 0) continue;
      int to = row + i * width * rows.stride(1);
      line(images, image + line * images.stride(2), q, rows, to);
    }
  }

  /** One line of a patch: runs of neighbours. */
  private void line(Operand images, int line, int q, Operand rows, int row) {
    int n = images.length(3);
    int width = patches.shape().get(1);
    for (int j = 0; j < width; ) {
      int first = patches.source(1, n, q, j);
      int end = j + 1;
      while (end < width && first >= 0 && patches.source(1, n, q, end) == first + end - j) end++;
      if (first >= 0)
        move(
            images,
            line + first * images.stride(3),
            images.stride(3),
            rows,
            row + j * rows.stride(1),
            rows.stride(1),
            end - j);
      j = end;
    }
  }

  private static final class Gather extends NeighboursRoutine {
    Gather(Patches patches) {
      super(patches);
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      return List.of(patches.rows(in.get(0).shape()));
    }

    @Override
    public void run(List<Operand> in, List<Operand> out) {
      Operand rows = out.get(0);
      Copy.clear(rows.array(), rows.offset(), rows.size());
      walk(in.get(0), rows);
    }

    @Override
    void move(Operand images, int at, int step, Operand rows, int to, int toStep, int n) {
      Copy.run(images.array(), at, step, rows.array(), to, toStep, n);
    }
  }

  private static final class Add extends NeighboursRoutine {
    private final AskedShape asked = new AskedShape();

    Add(Patches patches) {
      super(patches);
    }

    @Override
    public boolean isSizedByElements() {
      return true;
    }

    @Override
    public List<Ints> shapes(List<Operand> in) {
      Ints images = asked.of(in.get(1));
      if (!patches.rows(images).equals(in.get(0).shape()))
        throw new ShapeException(
            "images "
                + Geometry.text(images)
                + " have patches in rows "
                + Geometry.text(patches.rows(images))
                + ", got "
                + Geometry.text(in.get(0).shape()));
      return List.of(images);
    }

    @Override
    public void run(List<Operand> in, List<Operand> out) {
      Operand images = out.get(0);
      Copy.clear(images.array(), images.offset(), images.size());
      walk(images, in.get(0));
    }

    @Override
    void move(Operand images, int at, int step, Operand rows, int to, int toStep, int n) {
      Accumulate.run(rows, to, toStep, images, at, step, n);
    }
  }
}
