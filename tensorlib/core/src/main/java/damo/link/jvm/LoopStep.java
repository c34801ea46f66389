package damo.link.jvm;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Purity;
import damo.graph.Variable;
import damo.link.Blame;
import damo.link.Broadcast;
import damo.link.DryRun;
import damo.link.Geometry;
import damo.link.Layout;
import damo.link.Observer;
import damo.link.Residence;
import damo.link.routine.Operand;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.value.Elements;
import damo.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A loop: the steps of its body, linked once, run again and again, while their operands move over
 * the rows of the sequences and of what the loop leaves.
 */
final class LoopStep extends Step {
  private final Meaning.Loop loop;
  private final LoopBody body;
  private final Trace[] traces;
  private final Geometry[] walked;

  /** A first row of each state as it is given, and the geometry of all of them when last seen. */
  private final Operand[] firstRow;

  private final @Nullable Geometry[] firstSeen;

  /** For each leaf that shows a past row: which trace, and which row of it in step 0. */
  private final int[] pastTrace;

  private final int[] pastRow;
  private final int[] rowsBefore;

  /** Whether it makes no difference how often a step is made. */
  private final boolean isPure;

  /** For each output the step that can write its row, if there is one. */
  private final @Nullable Step[] makers;

  private final String interrupted;
  private final Value made = Value.scalar(DType.INT64, 0L);

  LoopStep(Apply node, Meaning.Loop loop, Operand[] in, Operand[] out, Observer observer) {
    super(node, in, out);
    this.loop = loop;
    Map<Variable, Operand> shared = new HashMap<>();
    for (int i = 0; i < loop.fixed(); i++)
      shared.put(loop.body().leaves().get(loop.fixedLeaf() + i), in[loop.firstFixed() + i]);
    this.body = new LoopBody(node.op().name(), loop.body(), shared, observer);
    this.traces = new Trace[loop.traces()];
    for (int i = 0; i < traces.length; i++)
      traces[i] = new Trace(out[i].dtype(), loop.rowsBefore(i), loop.kept().get(i), loop.until());
    this.walked = new Geometry[loop.sequences()];
    this.firstRow = new Operand[loop.states()];
    this.firstSeen = new Geometry[loop.states()];
    for (int i = 0; i < firstRow.length; i++) {
      Operand first = in[loop.firstRows(i)];
      firstRow[i] = new Operand(first.dtype(), first.array(), Layout.dense(Ints.of()));
    }
    this.makers = new Step[traces.length];
    for (int i = 0; i < traces.length; i++) if (isFirst(i)) makers[i] = body.maker(i);
    this.interrupted = node.op().name() + " was interrupted; no shared variable has changed";
    this.isPure = Purity.of(loop.body());
    this.rowsBefore = IntStream.range(0, traces.length).map(loop::rowsBefore).toArray();
    int past = loop.fixedLeaf() - loop.sequences();
    this.pastTrace = new int[past];
    this.pastRow = new int[past];
    int leaf = 0;
    for (int i = 0; i < loop.states(); i++)
      for (int k = 0; k < loop.taps().get(i).size(); k++) {
        pastTrace[leaf] = i;
        pastRow[leaf++] = loop.depth(i) + loop.taps().get(i).get(k);
      }
  }

  /** Whether no output before is the same. */
  private boolean isFirst(int i) {
    return IntStream.range(0, i).noneMatch(k -> body.output(k) == body.output(i));
  }

  /** Rows are found when it runs: how many there are depends on an element. */
  @Override
  void prepare() {
    for (int i = 0; i < walked.length; i++) {
      walked[i] = row(in[1 + i].geometry());
      body.leaf(i).reshape(walked[i]);
    }
  }

  private static Geometry row(Geometry g) {
    int[] shape = g.shape().stream().skip(1).toArray();
    int[] strides = g.strides().stream().skip(1).toArray();
    return new Geometry(Ints.of(shape), Ints.of(strides));
  }

  @Override
  void execute() {
    int steps = LoopChecks.steps(loop, in);
    body.begin();
    for (int i = 0; i < loop.states(); i++) begin(i, steps);
    int t = 0;
    boolean goesOn = true;
    while (goesOn && t < steps) {
      step(t, steps);
      goesOn = !loop.until() || condition() == 0;
      t++;
    }
    if (goesOn) LoopChecks.checkEnd(t, in);
    if (t == 0) learnShapes();
    for (int i = 0; i < traces.length; i++) traces[i].show(out[i], t);
    if (loop.until()) {
      Elements.of(DType.INT64).setLong(made.array(), 0, t);
      out[traces.length].moveTo(made.array(), 0);
      if (out[traces.length].rank() != 0) out[traces.length].reshape(Geometry.dense(Ints.of()));
    }
  }

  private long condition() {
    Operand c = body.output(traces.length);
    return Elements.of(c.dtype()).getLong(c.array(), c.offset());
  }

  /** First rows as they were given. */
  private void begin(int i, int steps) {
    Geometry given = in[loop.firstRows(i)].geometry();
    if (firstSeen[i] != given) firstRow[i].reshape(row(given));
    firstSeen[i] = given;
    Ints shape = firstRow[i].shape();
    Geometry now = traces[i].geometry();
    begin(i, now.shape().equals(shape) ? now : Geometry.dense(shape), steps);
  }

  private void begin(int i, Geometry geometry, int steps) {
    traces[i].begin(geometry, steps);
    Operand first = in[loop.firstRows(i)];
    Operand from = firstRow[i];
    for (int r = 0; r < loop.depth(i); r++) {
      from.moveTo(first.array(), first.offset() + r * first.stride(0));
      traces[i].put(r, from);
    }
    for (int k = 0; k < loop.taps().get(i).size(); k++) {
      Operand leaf = body.leaf(loop.stateLeaf(i) + k);
      if (leaf.geometry() != geometry) leaf.reshape(geometry);
    }
  }

  private void step(int t, int steps) {
    if (Thread.interrupted()) throw new CancellationException(interrupted);
    try {
      if (t > 0) aim(t);
      move(t);
      if (t == 0 && !isPure) foresee(steps);
      body.run();
      while (t == 0 && settle(steps)) body.run();
      for (int i = 0; i < traces.length; i++) leave(i, t);
    } catch (DamoException e) {
      throw Blame.inStep(e, node, t, steps);
    }
  }

  /** Gives first rows their shape beforehand, so that what happens in a step happens once. */
  private void foresee(int steps) {
    boolean again = true;
    while (again) again = DryRun.of(body::run) && settle(steps);
  }

  /** Lets steps write their rows where they stay; the first ones learn shapes. */
  private void aim(int t) {
    for (int i = 0; i < traces.length; i++) {
      Step maker = makers[i];
      if (maker != null) traces[i].aim(rowsBefore[i] + t, maker);
    }
  }

  private void move(int t) {
    for (int i = 0; i < walked.length; i++) {
      Operand sequence = in[1 + i];
      body.leaf(i).moveTo(sequence.array(), sequence.offset() + t * sequence.stride(0));
    }
    for (int p = 0; p < pastRow.length; p++) {
      Trace trace = traces[pastTrace[p]];
      body.leaf(walked.length + p).moveTo(trace.array(), trace.offset(t + pastRow[p]));
    }
  }

  /**
   * After the first step: whether first rows took the shape of the rows that follow, which may
   * change those of other states.
   */
  private boolean settle(int steps) {
    boolean again = false;
    for (int i = 0; i < loop.states(); i++) {
      Ints next = body.output(i).shape();
      if (next.equals(traces[i].geometry().shape())
          || !Broadcast.fits(traces[i].geometry().shape(), next)) continue;
      begin(i, Geometry.dense(next), steps);
      again = true;
    }
    if (again && steps > 0) move(0);
    for (int i = loop.states(); i < traces.length; i++) beginMap(i, steps);
    return again;
  }

  private void beginMap(int i, int steps) {
    Ints shape = body.output(i).shape();
    Geometry now = traces[i].geometry();
    traces[i].begin(now.shape().equals(shape) ? now : Geometry.dense(shape), steps);
  }

  private void leave(int i, int t) {
    Operand next = body.output(i);
    Trace trace = traces[i];
    if (next.geometry() != trace.geometry() && !next.shape().equals(trace.geometry().shape()))
      throw new ShapeException(
          (i < loop.states() ? "state " + i : "output " + (i - loop.states()))
              + " has shape "
              + Geometry.text(next.shape())
              + " in step "
              + t
              + ", and "
              + Geometry.text(trace.geometry().shape())
              + " before");
    trace.put(rowsBefore[i] + t, next);
  }

  /** Without a step, rows have the shape that they would have after one on zeros. */
  private void learnShapes() {
    boolean known = dryRun();
    while (known && settle(0)) known = dryRun();
    for (int i = loop.states(); i < traces.length; i++) {
      TensorType type = (TensorType) loop.body().outputs().get(i).type();
      Ints lengths = Ints.of(type.lengths().stream().map(n -> Math.max(0, n)).toArray());
      traces[i].begin(Geometry.dense(known ? body.output(i).shape() : lengths), 0);
    }
  }

  private boolean dryRun() {
    for (int i = 0; i < walked.length; i++)
      body.leaf(i)
          .moveTo(
              Elements.of(in[1 + i].dtype()).allocate(1 + reach(walked[i], false)),
              reach(walked[i], true));
    for (int i = 0; i < loop.states(); i++)
      for (int k = 0; k < loop.taps().get(i).size(); k++)
        body.leaf(loop.stateLeaf(i) + k).moveTo(traces[i].array(), 0);
    return DryRun.of(body::run);
  }

  /** How far elements lie from the first one: before it, or from end to end. */
  private static int reach(Geometry g, boolean before) {
    int reach = 0;
    for (int a = 0; a < g.rank(); a++) {
      int stride = g.strides().get(a);
      if (!before || stride < 0) reach += Math.max(0, g.shape().get(a) - 1) * Math.abs(stride);
    }
    return reach;
  }

  @Override
  void residences(String name, Map<Variable, Residence> to) {
    for (int i = 0; i < traces.length; i++)
      to.put(node.output(i), Residence.in(name + " rows " + i, traces[i].bytes()));
    body.residences(name, to);
  }

  @Override
  String listing() {
    return super.listing() + "\n" + body.listing();
  }
}
