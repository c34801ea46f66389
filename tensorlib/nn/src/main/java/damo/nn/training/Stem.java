package damo.nn.training;

import damo.data.DataException;
import damo.data.Npz;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The part that the names of some files have in common. */
record Stem(Path path) {
  static final String WEIGHTS = "-params.npz";
  static final String MEMORY = "-optParams.npz";
  static final String BEST = "-bestParams.npz";
  static final String STATISTICS = "-stats.h5";
  static final String SETTINGS = "-config.json";
  static final String RUN = "-run.json";

  /** A file of this stem. */
  Path with(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  void writeModel(ModelSettings settings, State weights) {
    settings.write(with(SETTINGS));
    Npz.write(with(WEIGHTS), weights.values());
  }

  /** Takes the weights of this stem, or of the NPZ file that it already names. */
  void restore(State weights) {
    Path file = path.toString().endsWith(".npz") ? path : with(WEIGHTS);
    weights.restore(arrays(file), file.toString());
  }

  /** All arrays of an NPZ file. */
  static Map<String, INDArray> arrays(Path file) {
    try {
      return Npz.read(file);
    } catch (DataException | UncheckedIOException e) {
      throw new CheckpointException("the checkpoint file cannot be used: " + e.getMessage(), e);
    }
  }
}
