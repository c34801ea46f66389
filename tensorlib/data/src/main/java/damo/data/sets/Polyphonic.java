package damo.data.sets;

import damo.data.CsrBuilder;
import damo.data.DataException;
import damo.data.MatFile;
import damo.data.Pickles;
import damo.data.sequence.Sequences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Polyphonic music as piano rolls: a frame has a feature for each of the 88 keys, from MIDI pitch
 * 21 on (N. Boulanger-Lewandowski, Y. Bengio, P. Vincent 2012). As MAT files of cell arrays, or as
 * pickles of the pitches.
 */
final class Polyphonic {
  private static final int KEYS = 88;
  private static final int LOWEST = 21;
  private static final List<String> PARTS = List.of("train", "valid", "test");

  private Polyphonic() {}

  static SequenceData load(String name, String file, SetFiles files) {
    String spaced = file.replace('_', ' ');
    Path raw =
        files.get(
            file + ".mat",
            file + ".pickle",
            spaced + ".pickle",
            spaced.replace(" midi", "-midi.de") + ".pickle");
    Path copy = raw.resolveSibling("proc-" + name + ".h5");
    Kept kept =
        Processed.of(
            copy, List.of(raw), () -> raw.toString().endsWith(".mat") ? ofMat(raw) : ofPickle(raw));
    return new SequenceData(
        name,
        ValueKind.BINARY,
        new Parts<>("train", "valid", "test").map(part -> Sequences.of(kept.arrays(), part)),
        Optional.empty());
  }

  private static Map<String, INDArray> ofMat(Path file) {
    Map<String, Object> variables = MatFile.read(file);
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (String part : PARTS) {
      String name = part + "data";
      arrays.putAll(ofCells(file, name, variables.get(name)).arrays(part));
    }
    return arrays;
  }

  private static Sequences ofCells(Path file, String name, @Nullable Object variable) {
    if (!(variable instanceof List<?> cells)) {
      throw new DataException("%s has no cell array \"%s\"".formatted(file, name));
    }
    List<INDArray> rolls = new ArrayList<>();
    for (Object cell : cells) {
      if (!(cell instanceof INDArray roll) || roll.rank() != 2 || roll.columns() != KEYS) {
        throw new DataException(
            "%s, \"%s\", sequence %d is no piano roll of %d keys"
                .formatted(file, name, rolls.size(), KEYS));
      }
      rolls.add(roll);
    }
    return Sequences.sparse(rolls);
  }

  private static Map<String, INDArray> ofPickle(Path file) {
    if (!(Pickles.read(file) instanceof Map<?, ?> parts)) {
      throw new DataException(file + " is no dictionary of train, valid and test");
    }
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (String part : PARTS) {
      if (!(parts.get(part) instanceof List<?> sequences)) {
        throw new DataException("%s has no list \"%s\"".formatted(file, part));
      }
      arrays.putAll(ofPitches(file, part, sequences).arrays(part));
    }
    return arrays;
  }

  private static Sequences ofPitches(Path file, String part, List<?> sequences) {
    var rows = new CsrBuilder();
    int[] lengths = new int[sequences.size()];
    for (int i = 0; i < lengths.length; i++) {
      String where = "%s, \"%s\", sequence %d".formatted(file, part, i);
      List<?> frames = list(sequences.get(i), where);
      for (Object frame : frames) {
        list(frame, where).stream().distinct().forEach(pitch -> rows.add(key(pitch, where), 1));
        rows.endRow();
      }
      lengths[i] = frames.size();
    }
    return Sequences.ofRows(rows.build(KEYS), lengths);
  }

  private static List<?> list(@Nullable Object object, String where) {
    if (object instanceof List<?> list) {
      return list;
    }
    throw new DataException(where + " is no list of frames, which are lists of pitches");
  }

  private static int key(@Nullable Object pitch, String where) {
    if (pitch instanceof Number number
        && number.intValue() >= LOWEST
        && number.intValue() < LOWEST + KEYS) {
      return number.intValue() - LOWEST;
    }
    throw new DataException(
        "%s has the pitch %s, and pitches are %d to %d"
            .formatted(where, pitch, LOWEST, LOWEST + KEYS - 1));
  }
}
