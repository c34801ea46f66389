package damo.data.fetch;

import damo.data.DataException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders in which files of data sets are looked for, in this order; the last is the cache,
 * into which they are fetched. In each a file lies in the folder of its set, or directly.
 *
 * @param folders at least one
 */
public record Places(List<Path> folders) {
  /** Folders of data, apart by the separator of paths. */
  public static final String VARIABLE = "DAMO_DATA";

  public Places {
    folders = List.copyOf(folders);
    if (folders.isEmpty()) {
      throw new DataException("no folder was named in which data could be looked for");
    }
  }

  /** The folders of the variable {@value #VARIABLE}, then the user's cache. */
  public static Places standard() {
    return of(System.getenv());
  }

  static Places of(Map<String, String> environment) {
    Stream<Path> named =
        Arrays.stream(environment.getOrDefault(VARIABLE, "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return new Places(Stream.concat(named, Stream.of(cache(environment))).toList());
  }

  private static Path cache(Map<String, String> environment) {
    String named = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path root =
        named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
    return root.resolve("damo").resolve("data");
  }

  /** These folders with another before them, such as one that an option names. */
  public Places first(Path folder) {
    return new Places(Stream.concat(Stream.of(folder), folders.stream()).toList());
  }

  /** Where files of a set are fetched to. */
  public Path cache(String set) {
    return folders.getLast().resolve(set);
  }

  /** The first of these files that there is, the first folder before the second. */
  public Optional<Path> find(String set, List<String> names) {
    return folders.stream()
        .flatMap(folder -> Stream.of(folder.resolve(set), folder))
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(Files::exists)
        .findFirst();
  }

  /**
   * What to say when files are not there: what is missing, where it goes, and how it is fetched.
   *
   * @param name what the set is asked for by
   * @param set the folder of its files
   */
  public DataException missing(String name, String set, List<String> files, boolean canBeFetched) {
    Set<String> looked =
        folders.stream()
            .map(folder -> folder.resolve(set).toAbsolutePath().toString())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String fetch =
        canBeFetched ? ", or fetch the set once with DataSets.download(\"" + name + "\")" : "";
    return new DataException(
        "the files of \"%s\" are not all there: put %s into %s%s"
            .formatted(name, String.join(", ", files), String.join(" or ", looked), fetch));
  }
}
