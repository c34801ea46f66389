package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.link.plan.Storage;
import damo.link.routine.Arange;
import damo.link.routine.Draw;
import damo.link.routine.Join;
import damo.link.routine.Lengths;
import damo.link.routine.Nonzero;
import damo.link.routine.Operand;
import damo.scalar.Ints;
import java.util.List;

/** Routines whose result is as large as shapes or arguments say. */
final class RoutineStep extends Step {
  private final Meaning.Call call;
  private final List<Operand> operands;
  private final List<Operand> results;
  private final List<Storage> storages;
  private final long[] lengths;
  private boolean drawn;

  RoutineStep(Apply node, Meaning.Call call, Operand[] in, Operand[] out, List<Storage> storages) {
    super(node, in, out);
    this.call = call;
    this.operands = List.of(in);
    this.results = List.of(out);
    this.storages = storages;
    this.lengths = new long[isDraw() ? out[1].rank() : 0];
  }

  private boolean isDraw() {
    return switch (call.routine()) {
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL -> true;
      default -> false;
    };
  }

  /** Results whose size depends on values, not shapes, find their room when they run. */
  @Override
  void prepare() {
    switch (call.routine()) {
      case SHAPE -> place(0, storages.get(0), Ints.of(in[0].rank()));
      case LENGTH -> place(0, storages.get(0), Ints.of());
      case MAKE_VECTOR -> place(0, storages.get(0), Ints.of(in.length));
      case JOIN ->
          place(
              0,
              storages.get(0),
              Join.shape(call.parameters().get(0), operands.stream().map(Operand::shape).toList()));
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL ->
          place(0, storages.get(0), in[0].shape());
      case ARANGE, NONZERO -> {}
      case DOT -> throw new IllegalStateException("a product is no routine step");
    }
  }

  @Override
  void execute() {
    switch (call.routine()) {
      case ARANGE -> arange();
      case NONZERO -> nonzero();
      case RANDOM_UNIFORM, RANDOM_NORMAL, RANDOM_BINOMIAL -> draw();
      default -> plain();
    }
  }

  private void plain() {
    out[0].moveTo(storages.get(0).ensure(out[0].size()), 0);
    switch (call.routine()) {
      case SHAPE -> Lengths.shape(in[0], out[0]);
      case LENGTH -> Lengths.length(call.parameters().get(0), in[0], out[0]);
      case MAKE_VECTOR -> Lengths.vector(operands, out[0]);
      case JOIN -> Join.join(call.parameters().get(0), operands, out[0]);
      default -> throw new IllegalStateException(call.routine().name());
    }
  }

  private void arange() {
    int n = Arange.length(in[0].dtype(), in[0], in[1], in[2]);
    if (out[0].rank() != 1 || out[0].size() != n) place(0, storages.get(0), Ints.of(n));
    else out[0].moveTo(storages.get(0).ensure(n), 0);
    Arange.fill(in[0], in[2], out[0]);
  }

  private void nonzero() {
    int n = Nonzero.count(in[0]);
    for (int i = 0; i < out.length; i++) {
      if (out[i].rank() != 1 || out[i].size() != n) place(i, storages.get(i), Ints.of(n));
      else out[i].moveTo(storages.get(i).ensure(n), 0);
    }
    Nonzero.fill(in[0], results);
  }

  private void draw() {
    if (!drawn || Arguments.vectorChanged(in[1], lengths)) {
      Arguments.checkCount(in[1], lengths.length);
      Arguments.readVector(in[1], lengths);
      place(1, storages.get(1), Draw.shape(lengths));
      drawn = true;
    }
    out[0].moveTo(storages.get(0).ensure(out[0].size()), 0);
    out[1].moveTo(storages.get(1).ensure(out[1].size()), 0);
    Draw.draw(call.routine(), in[0], in[2], in[3], out[0], out[1]);
  }
}
