package damo.rewrite.engine;

import damo.graph.Apply;
import damo.value.Value;
import java.util.List;

/**
 * Computes one node on known values; an executor, which stands above the rewrites, is handed in.
 */
public interface Folder {
  /** The outputs of {@code node} for these values of its inputs. */
  List<Value> compute(Apply node, List<Value> inputs);
}
