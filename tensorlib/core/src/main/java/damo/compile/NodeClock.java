package damo.compile;

import damo.graph.Apply;
import damo.graph.Meaning;
import damo.link.Geometry;
import damo.link.Observer;
import damo.link.Work;
import damo.link.routine.Operand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what each node takes; of nodes that run others inside, what they take themselves. */
final class NodeClock implements Observer {
  private static final class Tally {
    long calls;
    long nanos;
    long bytes;
    long flops;
    boolean inside;
    List<String> inputs = List.of();
    List<String> outputs = List.of();
  }

  /** A node that runs now. */
  private static final class Running {
    final long since = System.nanoTime();
    long elsewhere;
  }

  private final Map<Apply, Tally> tallies = new LinkedHashMap<>();
  private final Deque<Running> running = new ArrayDeque<>();

  @Override
  public void begins(Apply node) {
    running.push(new Running());
  }

  @Override
  public void computed(Apply node, List<Operand> inputs, List<Operand> outputs) {
    Running done = running.pop();
    long nanos = System.nanoTime() - done.since;
    Running around = running.peek();
    if (around != null) around.elsewhere += nanos;
    Tally t = tallies.computeIfAbsent(node, n -> new Tally());
    t.calls++;
    t.nanos += nanos - done.elsewhere;
    t.inside = around != null;
    if (!(node.meaning() instanceof Meaning.View)) t.bytes += bytes(inputs) + bytes(outputs);
    t.flops += Work.flops(node, inputs, outputs);
    t.inputs = shapes(inputs);
    t.outputs = shapes(outputs);
  }

  /** Forgets nodes that a call left half done. */
  void reset() {
    running.clear();
  }

  private static long bytes(List<Operand> operands) {
    return operands.stream().mapToLong(o -> (long) o.size() * o.dtype().bytes()).sum();
  }

  private static List<String> shapes(List<Operand> operands) {
    return operands.stream().map(o -> o.dtype() + Geometry.text(o.shape())).toList();
  }

  List<NodeCost> costs() {
    List<NodeCost> out = new ArrayList<>();
    tallies.forEach((node, t) -> out.add(cost(node, t)));
    out.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
    return out;
  }

  private static NodeCost cost(Apply node, Tally t) {
    return new NodeCost(
        node.op().name(),
        t.inside,
        node.output(0).origin().toString(),
        t.calls,
        t.nanos,
        t.inputs,
        t.outputs,
        t.bytes,
        t.flops);
  }
}
