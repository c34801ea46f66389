package damo.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One application of an op: its inputs, and the variables that it computes. */
public final class Apply {
  private static final AtomicLong MADE = new AtomicLong();

  private final long serial = MADE.incrementAndGet();
  private final Op op;
  private final List<Variable> inputs;
  private final List<Variable> outputs;

  /** A node whose output types are known; nothing is checked. */
  public Apply(Op op, List<? extends Variable> inputs, List<? extends Type> outputTypes) {
    this.op = op;
    this.inputs = new ArrayList<>(inputs);
    this.outputs = new ArrayList<>(outputTypes.size());
    for (int i = 0; i < outputTypes.size(); i++) outputs.add(outputTypes.get(i).output(this, i));
  }

  /** The op applied to inputs that it checks. */
  public static Apply of(Op op, List<? extends Variable> inputs) {
    return new Apply(op, inputs, op.outputTypes(inputs));
  }

  /** A number greater than that of every node made before. */
  public long serial() {
    return serial;
  }

  /** The number of the node made last. */
  public static long lastSerial() {
    return MADE.get();
  }

  /** What is applied. */
  public Op op() {
    return op;
  }

  /** What it is applied to. */
  public List<Variable> inputs() {
    return Collections.unmodifiableList(inputs);
  }

  /** Input {@code i}, from 0 on. */
  public Variable input(int i) {
    return inputs.get(i);
  }

  /** What it computes. */
  public List<Variable> outputs() {
    return Collections.unmodifiableList(outputs);
  }

  /** Output {@code i}, from 0 on. */
  public Variable output(int i) {
    return outputs.get(i);
  }

  /** What the op means at this node. */
  public Meaning meaning() {
    return op.meaning(this);
  }

  /** Only a function graph rewires its own copies. */
  void setInput(int i, Variable v) {
    inputs.set(i, v);
  }

  @Override
  public String toString() {
    return op.name() + inputs.stream().map(Variable::label).toList();
  }
}
