package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Variable;
import damo.link.Geometry;
import damo.link.Residence;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Value;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A loop over single numbers, by a generated loop of its own. */
final class RecurrenceStep extends Step {
  /** So many steps are made between two looks for an interrupt. */
  private static final int STEPS_AT_ONCE = 8192;

  private final Meaning.Loop loop;
  private final Recurrence recurrence;
  private final NumberTrace[] traces;
  private final Object[] arrays;
  private final int[] offsets;
  private final int[] strides;
  private final Value made = Value.scalar(DType.INT64, 0L);

  RecurrenceStep(Apply node, Meaning.Loop loop, RecurrenceForm form, Operand[] in, Operand[] out) {
    super(node, in, out);
    this.loop = loop;
    this.recurrence = RecurrenceCompiler.recurrence(form);
    this.traces = new NumberTrace[loop.traces()];
    for (int i = 0; i < traces.length; i++)
      traces[i] = new NumberTrace(out[i].dtype(), loop.rowsBefore(i), loop.kept().get(i));
    this.arrays = new Object[loop.sequences() + loop.fixed() + traces.length];
    this.offsets = new int[arrays.length];
    this.strides = new int[loop.sequences()];
  }

  /** How many rows there are depends on an element: they are found when it runs. */
  @Override
  void prepare() {}

  @Override
  void execute() {
    int steps = LoopChecks.steps(loop, in);
    for (int i = 0; i < traces.length; i++)
      traces[i].begin(i < loop.states() ? in[loop.firstRows(i)] : null, loop.until() ? 0 : steps);
    int t = 0;
    while (t < steps) {
      if (Thread.interrupted())
        throw new CancellationException(
            node.op().name() + " was interrupted; no shared variable has changed");
      int asked = Math.min(STEPS_AT_ONCE, steps - t);
      int done = make(t, asked);
      for (NumberTrace trace : traces) trace.advance(Math.abs(done));
      t += Math.abs(done);
      if (done < 0) break;
      LoopChecks.checkEnd(t, in);
    }
    for (int i = 0; i < traces.length; i++) traces[i].show(out[i], t);
    if (loop.until()) {
      Elements.of(DType.INT64).setLong(made.array(), 0, t);
      out[traces.length].moveTo(made.array(), 0);
    }
  }

  private int make(int t, int asked) {
    int slot = 0;
    for (int i = 0; i < loop.sequences(); i++, slot++) {
      Operand sequence = in[1 + i];
      arrays[slot] = sequence.array();
      strides[i] = sequence.stride(0);
      offsets[slot] = sequence.offset() + t * strides[i];
    }
    for (int i = 0; i < loop.fixed(); i++, slot++) {
      arrays[slot] = in[loop.firstFixed() + i].array();
      offsets[slot] = in[loop.firstFixed() + i].offset();
    }
    for (NumberTrace trace : traces) {
      trace.makeRoom(asked);
      arrays[slot] = trace.array();
      offsets[slot] = trace.end();
      slot++;
    }
    return recurrence.run(arrays, offsets, strides, asked);
  }

  @Override
  void residences(String name, Map<Variable, Residence> to) {
    for (int i = 0; i < traces.length; i++)
      to.put(node.output(i), Residence.in(name + " rows " + i, traces[i].bytes()));
  }

  @Override
  String listing() {
    return super.listing() + "\n  a loop over single numbers: " + loop.body().nodes();
  }

  /** The numbers that an output leaves: all, or the last ones. */
  private static final class NumberTrace {
    private final DType dtype;
    private final Elements elements;
    private final int before;
    private final int kept;
    private Object array;
    private int end;

    NumberTrace(DType dtype, int before, int kept) {
      this.dtype = dtype;
      this.elements = Elements.of(dtype);
      this.before = before;
      this.kept = kept;
      this.array = elements.allocate(0);
    }

    void begin(@org.jspecify.annotations.Nullable Operand first, int steps) {
      end = 0;
      makeRoom(before + (kept < 0 ? steps : 0));
      for (int r = 0; r < before && first != null; r++)
        System.arraycopy(first.array(), first.offset() + r * first.stride(0), array, r, 1);
      end = before;
    }

    Object array() {
      return array;
    }

    long bytes() {
      return (long) elements.length(array) * dtype.bytes();
    }

    int end() {
      return end;
    }

    void advance(int rows) {
      end += rows;
    }

    /** Room for more rows; of those that are there only the ones still needed may stay. */
    void makeRoom(int rows) {
      int needed = kept < 0 ? end : Math.min(end, Math.max(before, kept));
      if (end + rows <= elements.length(array)) return;
      boolean moves = needed < end && needed + rows <= elements.length(array);
      int larger = kept < 0 ? Math.max(end + rows, 2 * end) : needed + rows;
      Object to = moves ? array : elements.allocate(larger);
      System.arraycopy(array, end - needed, to, 0, needed);
      array = to;
      end = needed;
    }

    void show(Operand out, int steps) {
      int all = before + steps;
      int rows = kept < 0 ? all : Math.min(kept, all);
      if (out.length(0) != rows || !out.geometry().isDense())
        out.reshape(Geometry.dense(Ints.of(rows)));
      out.moveTo(array, end - rows);
    }
  }
}
