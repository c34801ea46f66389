package damo.compile;

import java.util.List;

/**
 * What an op cost in all its nodes.
 *
 * @param nodes how many nodes apply it
 * @param calls how often they ran
 * @param nanos nanoseconds, without those of nodes inside
 * @param flops floating-point operations, where they can be counted
 */
public record OpCost(String op, int nodes, long calls, long nanos, long bytes, long flops) {
  static OpCost of(String op, List<NodeCost> nodes) {
    return new OpCost(
        op,
        nodes.size(),
        nodes.stream().mapToLong(NodeCost::calls).sum(),
        nodes.stream().mapToLong(NodeCost::nanos).sum(),
        nodes.stream().mapToLong(NodeCost::bytes).sum(),
        nodes.stream().mapToLong(NodeCost::flops).sum());
  }

  String line() {
    return String.format(
        "%-16s %d %s, %d runs, %s%s",
        op,
        nodes,
        nodes == 1 ? "node" : "nodes",
        calls,
        NodeCost.size(bytes),
        NodeCost.rates(nanos, bytes, flops));
  }
}
