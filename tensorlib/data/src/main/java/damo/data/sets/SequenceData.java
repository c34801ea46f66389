package damo.data.sets;

import damo.data.DataException;
import damo.data.sequence.SequenceBatch;
import damo.data.sequence.Sequences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences, of the same length or not.
 *
 * @param name what it was asked for by
 * @param kind what its numbers are
 * @param parts the observations
 * @param latent what made the observations, frame by frame, if that is known
 */
public record SequenceData(
    String name, ValueKind kind, Parts<Sequences> parts, Optional<Parts<Sequences>> latent)
    implements NamedData {
  @Override
  public int dimObservations() {
    return parts.train().features();
  }

  /** The same with the sequences of each part in the order of their lengths. */
  public SequenceData sortedByLength() {
    if (latent.isPresent()) {
      throw new DataException("what made the frames would lose its place beside them");
    }
    return new SequenceData(
        name + "-sorted", kind, parts.map(Sequences::sortedByLength), Optional.empty());
  }

  /** Whether some sequences are shorter than others of their part. */
  public boolean hasMasks() {
    return parts.byName().values().stream()
        .anyMatch(part -> part.totalFrames() < part.size() * part.longest());
  }

  @Override
  public Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, INDArray> masks = new LinkedHashMap<>();
    parts
        .byName()
        .forEach((part, sequences) -> {
          SequenceBatch all = sequences.padded();
          map.put(part, all.x());
          masks.put("mask_" + part, all.mask());
        });
    map.putAll(masks);
    latent.ifPresent(hidden -> {
      hidden.byName().forEach((part, z) -> map.put(part + "_z", z.padded().x()));
      map.put("dim_stochastic", hidden.train().features());
    });
    map.put("dim_observations", dimObservations());
    map.put("dim_actions", 0);
    map.put("hasMasks", hasMasks());
    map.put("data_type", kind.toString());
    return map;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(name + ": " + kind + " sequences");
    parts
        .byName()
        .forEach((part, some) ->
            text.append(
                "%n  %-5s %5d sequences, %6d frames of %d features, lengths %d … %d, longest %d"
                    .formatted(
                        part,
                        some.size(),
                        some.totalFrames(),
                        some.features(),
                        some.length(0),
                        some.length(some.size() - 1),
                        some.longest())));
    return text.toString();
  }
}
