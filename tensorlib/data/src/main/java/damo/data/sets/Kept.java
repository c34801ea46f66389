package damo.data.sets;

import damo.data.DataException;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of a set by name, as they were made or read again. */
record Kept(Map<String, INDArray> arrays) {
  /** The array of this name, or an error with those that there are. */
  INDArray get(String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new DataException("there is no array \"%s\" among %s".formatted(name, arrays.keySet()));
    }
    return array;
  }
}
