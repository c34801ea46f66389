package damo.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data sets too large to ship: in the folder DAMO_TEST_DATA, or beside the project. */
public final class TestData {
  private static final String VARIABLE = "DAMO_TEST_DATA";
  private static final String BESIDE = "shared/data";

  private TestData() {}

  /** The folder of this name, or nothing and a line that says so. */
  public static Optional<Path> folder(String name) {
    Optional<Path> found =
        places().map(place -> place.resolve(name)).filter(Files::isDirectory).findFirst();
    if (found.isEmpty()) {
      System.out.printf(
          "no %s: not tested on it (looked in %s and for %s above the project)%n",
          name, VARIABLE, BESIDE);
    }
    return found;
  }

  private static Stream<Path> places() {
    Stream<Path> named = Stream.ofNullable(System.getenv(VARIABLE)).map(Path::of);
    Stream<Path> above =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve(BESIDE));
    return Stream.concat(named, above);
  }
}
