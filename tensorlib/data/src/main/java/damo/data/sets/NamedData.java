package damo.data.sets;

import java.util.Map;

/** A data set that was loaded by its name: points, or sequences of them. */
public sealed interface NamedData permits PointData, SequenceData {
  /** The name it was asked for by. */
  String name();

  /** What its numbers are. */
  ValueKind kind();

  /** How many features an observation has. */
  int dimObservations();

  /**
   * Everything as one dense map: {@code train}, {@code valid}, {@code test}, what goes with them
   * ({@code train_y}, {@code mask_train} and so on) and {@code dim_observations}, {@code hasMasks},
   * {@code data_type}. Sequences are padded to the longest of their part, which may take memory.
   */
  Map<String, Object> map();
}
