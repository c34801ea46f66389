package damo.data.sets;

import damo.data.DataException;
import damo.data.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Points, most of them with a label.
 *
 * @param name what it was asked for by
 * @param kind what its numbers are
 * @param parts the features: float32, shape (n, d)
 * @param labelled the same with their labels, if there are any
 */
public record PointData(
    String name, ValueKind kind, Parts<INDArray> parts, Optional<Parts<Dataset>> labelled)
    implements NamedData {
  public PointData {
    parts
        .byName()
        .forEach((part, x) -> {
          if (x.rank() != 2 || x.isEmpty()) {
            throw new DataException("the part \"%s\" of \"%s\" has no rows".formatted(part, name));
          }
        });
  }

  static PointData of(String name, ValueKind kind, Parts<Dataset> labelled) {
    return new PointData(name, kind, labelled.map(Dataset::x), Optional.of(labelled));
  }

  static PointData unlabelled(String name, ValueKind kind, Parts<INDArray> parts) {
    return new PointData(name, kind, parts, Optional.empty());
  }

  /**
   * The parts with their labels.
   *
   * @throws DataException if there are none
   */
  public Parts<Dataset> datasets() {
    return labelled.orElseThrow(
        () -> new DataException("the rows of \"" + name + "\" have no labels"));
  }

  @Override
  public int dimObservations() {
    return parts.train().columns();
  }

  @Override
  public Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>(parts.byName());
    labelled.ifPresent(sets -> {
      sets.byName().forEach((part, data) -> map.put(part + "_y", data.y()));
      map.put("label_names", List.copyOf(sets.train().names()));
    });
    map.put("dim_observations", dimObservations());
    map.put("hasMasks", false);
    map.put("data_type", kind.toString());
    return map;
  }

  @Override
  public String toString() {
    return "%s: %d, %d and %d rows of %d features, %s"
        .formatted(
            name,
            parts.train().rows(),
            parts.valid().rows(),
            parts.test().rows(),
            dimObservations(),
            kind);
  }
}
