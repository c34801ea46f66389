package damo.rewrite.engine;

import damo.graph.Apply;
import damo.value.Value;
import java.util.List;

/**
 * Computes one node on known values; an executor, which stands above the rewrites, is handed in.
 */
public interface Folder {
  List<Value> compute(Apply node, List<Value> inputs);
}
