package damo.data.sets;

import damo.data.DataException;
import damo.data.fetch.Download;
import damo.data.fetch.Places;
import java.nio.file.Path;
import java.util.List;

/**
 * Data sets by name. Loading looks for the files of a set in the {@link Places} and never asks a
 * network; {@link #download} fetches them once, when it is called for that set.
 */
public final class DataSets {
  private DataSets() {}

  /** The names of all sets. */
  public static List<String> names() {
    return Catalogue.names();
  }

  /** Loads a set from the {@linkplain Places#standard() usual places}. */
  public static NamedData load(String name) {
    return load(name, Places.standard());
  }

  /**
   * Loads a set.
   *
   * @param name one of {@link #names}
   * @param places where its files are looked for
   * @throws DataException if there is no such set, its files are not there, or they are not what
   *     they should be; it says what to put where
   */
  public static NamedData load(String name, Places places) {
    Catalogue.Entry entry = Catalogue.named(name);
    return entry.loader().load(new SetFiles(name, entry.folder(), places, entry.files()));
  }

  /** Like {@link #load(String)} for a set of points. */
  public static PointData points(String name) {
    return points(name, Places.standard());
  }

  /** Like {@link #load(String, Places)} for a set of points. */
  public static PointData points(String name, Places places) {
    if (load(name, places) instanceof PointData points) {
      return points;
    }
    throw new DataException("\"" + name + "\" is a set of sequences, and points were asked for");
  }

  /** Like {@link #load(String)} for a set of sequences. */
  public static SequenceData sequences(String name) {
    return sequences(name, Places.standard());
  }

  /** Like {@link #load(String, Places)} for a set of sequences. */
  public static SequenceData sequences(String name, Places places) {
    if (load(name, places) instanceof SequenceData sequences) {
      return sequences;
    }
    throw new DataException("\"" + name + "\" is a set of points, and sequences were asked for");
  }

  /** Fetches the files of a set into the user's cache, those that are not there yet. */
  public static List<Path> download(String name) {
    return download(name, Places.standard(), Download.standard());
  }

  /**
   * Fetches the files of a set into the cache of {@code places}.
   *
   * @return where they are
   * @throws DataException if there is no such set, or a file could not be fetched; it says why, and
   *     what to put where
   */
  public static List<Path> download(String name, Places places, Download download) {
    Catalogue.Entry entry = Catalogue.named(name);
    Path folder = places.cache(entry.folder());
    return entry.files().stream().map(file -> download.fetch(file, folder)).toList();
  }
}
