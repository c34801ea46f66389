package damo.scan;

import damo.compile.Updates;
import damo.error.DamoException;
import damo.tensor.TensorVariable;
import java.util.List;

/**
 * What a loop computes.
 *
 * @param outputs one per output of the step: its values along a new leading axis, or the last value
 * @param updates what shared variables become that the step updates; a function that uses an output
 *     sets them by itself, and may be given them too
 */
public record ScanResult(List<TensorVariable> outputs, Updates updates) {
  public ScanResult {
    outputs = List.copyOf(outputs);
  }

  /** The first output. */
  public TensorVariable output() {
    if (outputs.isEmpty())
      throw new DamoException("the step of this loop has no outputs, only updates");
    return outputs.getFirst();
  }
}
