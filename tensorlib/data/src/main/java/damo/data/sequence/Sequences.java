package damo.data.sequence;

import damo.data.BatchPlan;
import damo.data.Csr;
import damo.data.CsrBuilder;
import damo.data.DataException;
import damo.data.Feed;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sequences of frames with the same features and lengths of their own. Nothing is padded until a
 * batch is made, and binary frames keep only their ones: the training half of MuseData takes 12 MB
 * so, and padded it would take 600.
 */
public final class Sequences {
  /** Sequence {@code i} has the frames from {@code begins[i]} up to {@code ends[i]}. */
  private final int[] begins;

  private final int[] ends;
  private final Frames frames;

  private Sequences(Frames frames, int[] begins, int[] ends) {
    this.frames = frames;
    this.begins = begins;
    this.ends = ends;
    if (begins.length == 0) {
      throw new DataException("there are no sequences: a set or a part of one has at least one");
    }
    for (int i = 0; i < begins.length; i++) {
      if (begins[i] >= ends[i] || ends[i] > frames.count()) {
        throw new DataException("sequence " + i + " has no frames");
      }
    }
  }

  private static Sequences of(Frames frames, int[] lengths) {
    int[] ends = lengths.clone();
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] begins = new int[ends.length];
    Arrays.setAll(begins, i -> ends[i] - lengths[i]);
    return new Sequences(frames, begins, ends);
  }

  /**
   * Keeps all numbers.
   *
   * @param sequences each of shape (frames, features), with the same features
   * @throws DataException if there are none, one is empty or of another shape, or a number is not
   *     finite; it names sequence, frame and feature
   */
  public static Sequences dense(List<INDArray> sequences) {
    int features = features(sequences);
    int[] lengths = sequences.stream().mapToInt(sequence -> (int) sequence.size(0)).toArray();
    float[] values = new float[Math.multiplyExact(Arrays.stream(lengths).sum(), features)];
    int place = 0;
    for (int i = 0; i < lengths.length; i++) {
      float[] numbers = finite(sequences.get(i), i);
      System.arraycopy(numbers, 0, values, place, numbers.length);
      place += numbers.length;
    }
    return dense(values, features, lengths);
  }

  /**
   * Keeps all numbers, which lie frame by frame and sequence by sequence in {@code values}; who
   * makes sequences so gives the array away.
   */
  public static Sequences dense(float[] values, int features, int... lengths) {
    if (Arrays.stream(lengths).asLongStream().sum() * features != values.length) {
      throw new DataException(
          "the sequences have %d frames of %d features together, and there are %d numbers"
              .formatted(Arrays.stream(lengths).sum(), features, values.length));
    }
    return of(new Frames.Dense(values, features), lengths);
  }

  /** Keeps only what is not 0; otherwise like {@link #dense}. */
  public static Sequences sparse(List<INDArray> sequences) {
    int features = features(sequences);
    int[] lengths = sequences.stream().mapToInt(sequence -> (int) sequence.size(0)).toArray();
    var rows = new CsrBuilder();
    for (int i = 0; i < lengths.length; i++) {
      float[] numbers = finite(sequences.get(i), i);
      for (int frame = 0; frame < lengths[i]; frame++) {
        for (int feature = 0; feature < features; feature++) {
          if (numbers[frame * features + feature] != 0) {
            rows.add(feature, numbers[frame * features + feature]);
          }
        }
        rows.endRow();
      }
    }
    return of(new Frames.Sparse(rows.build(features)), lengths);
  }

  /**
   * Sequences whose frames are the rows of a sparse matrix.
   *
   * @param rows all frames of all sequences
   * @param lengths how many of them belong to each sequence
   */
  public static Sequences ofRows(Csr rows, int... lengths) {
    if (Arrays.stream(lengths).sum() != rows.rows()) {
      throw new DataException(
          "the sequences have %d frames together, and there are %d"
              .formatted(Arrays.stream(lengths).sum(), rows.rows()));
    }
    return of(new Frames.Sparse(rows), lengths);
  }

  private static int features(List<INDArray> sequences) {
    int features = sequences.isEmpty() ? 0 : (int) sequences.getFirst().size(-1);
    for (int i = 0; i < sequences.size(); i++) {
      INDArray sequence = sequences.get(i);
      if (sequence.rank() != 2 || sequence.size(1) != features) {
        throw new DataException(
            "sequence %d has shape %s, and each has shape (frames, %d)"
                .formatted(i, Arrays.toString(sequence.shape()), features));
      }
    }
    return features;
  }

  private static float[] finite(INDArray sequence, int number) {
    Value value = Nd4jBorder.fromNd4j(sequence).cast(DType.FLOAT32);
    float[] numbers = (float[]) value.array();
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        int features = value.shape().get(1);
        throw new DataException(
            "feature %d of frame %d of sequence %d is %s: clean the data before it is trained on"
                .formatted(i % features, i / features, number, numbers[i]));
      }
    }
    return numbers;
  }

  /** How many sequences there are. */
  public int size() {
    return begins.length;
  }

  /** How many features a frame has. */
  public int features() {
    return frames.features();
  }

  /** How many frames sequence {@code i} has. */
  public int length(int i) {
    return ends[i] - begins[i];
  }

  /** How many frames the longest sequence has. */
  public int longest() {
    return IntStream.range(0, size()).map(this::length).max().orElseThrow();
  }

  /** How many frames all sequences have together. */
  public int totalFrames() {
    return IntStream.range(0, size()).map(this::length).sum();
  }

  /** One sequence: float32, shape (frames, features). */
  public INDArray get(int i) {
    Value value = Value.zeros(DType.FLOAT32, Ints.of(length(i), features()));
    copy(i, (float[]) value.array(), 0);
    return Nd4jBorder.toNd4j(value);
  }

  private void copy(int i, float[] target, int from) {
    for (int frame = begins[i]; frame < ends[i]; frame++) {
      frames.put(frame, target, from + (frame - begins[i]) * features());
    }
  }

  /** These sequences, in this order; they share their frames with all. */
  public Sequences rows(int... chosen) {
    for (int i : chosen) {
      if (i < 0 || i >= size()) {
        throw new DataException("sequence %d is not one of 0 to %d".formatted(i, size() - 1));
      }
    }
    return new Sequences(
        frames,
        IntStream.of(chosen).map(i -> begins[i]).toArray(),
        IntStream.of(chosen).map(i -> ends[i]).toArray());
  }

  /** The shortest first; those of one length in the order they had. Batches then pad little. */
  public Sequences sortedByLength() {
    return rows(
        IntStream.range(0, size())
            .boxed()
            .sorted(Comparator.comparingInt(this::length))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** All sequences, padded to the longest. */
  public SequenceBatch padded() {
    return padded(IntStream.range(0, size()).toArray());
  }

  /** Some sequences, padded to the longest of them. */
  public SequenceBatch padded(int... chosen) {
    Sequences some = rows(chosen);
    int longest = some.longest();
    Value x = Value.zeros(DType.FLOAT32, Ints.of(some.size(), longest, features()));
    Value mask = Value.zeros(DType.FLOAT32, Ints.of(some.size(), longest));
    for (int i = 0; i < some.size(); i++) {
      some.copy(i, (float[]) x.array(), i * longest * features());
      Arrays.fill((float[]) mask.array(), i * longest, i * longest + some.length(i), 1);
    }
    return new SequenceBatch(Nd4jBorder.toNd4j(x), Nd4jBorder.toNd4j(mask));
  }

  /** Padded batches, shuffled anew in each epoch. */
  public Feed<SequenceBatch> feed(int batchSize, long seed) {
    return new Feed<>(BatchPlan.shuffled(size(), batchSize, seed), this::padded);
  }

  /** Arrays for a file: what {@link #of(Map, String)} takes. */
  public Map<String, INDArray> arrays(String prefix) {
    int[] lengths = IntStream.range(0, size()).map(this::length).toArray();
    Map<String, INDArray> arrays = new LinkedHashMap<>(packed().arrays(prefix));
    arrays.put(prefix + "_lengths", Nd4j.createFromArray(lengths));
    return arrays;
  }

  private Csr packed() {
    var rows = new CsrBuilder();
    float[] frame = new float[features()];
    for (int i = 0; i < size(); i++) {
      for (int place = begins[i]; place < ends[i]; place++) {
        Arrays.fill(frame, 0);
        frames.put(place, frame, 0);
        IntStream.range(0, frame.length)
            .filter(feature -> frame[feature] != 0)
            .forEach(feature -> rows.add(feature, frame[feature]));
        rows.endRow();
      }
    }
    return rows.build(features());
  }

  /** The sequences that {@link #arrays} put into a file under this prefix. */
  public static Sequences of(Map<String, INDArray> arrays, String prefix) {
    INDArray lengths = arrays.get(prefix + "_lengths");
    if (lengths == null) {
      throw new DataException(
          "there is no array \"%s_lengths\" among %s".formatted(prefix, arrays.keySet()));
    }
    return ofRows(Csr.of(arrays, prefix), lengths.toIntVector());
  }

  @Override
  public String toString() {
    return "Sequences: %d of up to %d frames with %d features, %d frames in all"
        .formatted(size(), longest(), features(), totalFrames());
  }
}
