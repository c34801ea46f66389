package damo.data.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import damo.data.DataException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  @Test
  void foldersOfTheVariableComeBeforeTheCache() {
    var environment =
        Map.of("DAMO_DATA", "/one" + File.pathSeparator + "/two", "XDG_CACHE_HOME", "/cache");
    assertEquals(
        List.of(Path.of("/one"), Path.of("/two"), Path.of("/cache/damo/data")),
        Places.of(environment).folders());
    assertEquals(Path.of("/cache/damo/data/mnist"), Places.of(environment).cache("mnist"));
    assertEquals(
        List.of(Path.of(System.getProperty("user.home"), ".cache/damo/data")),
        Places.of(Map.of()).folders());
  }

  @Test
  void aFolderThatAnOptionNamesComesFirst() throws IOException {
    Path later = file("later/set/a.bin");
    Path sooner = file("sooner/a.bin");
    Places places = new Places(List.of(folder.resolve("later")));
    assertEquals(Optional.of(later), places.find("set", List.of("a.bin")));
    assertEquals(
        Optional.of(sooner), places.first(folder.resolve("sooner")).find("set", List.of("a.bin")));
  }

  @Test
  void theFolderOfTheSetComesBeforeItsParent() throws IOException {
    file("b.bin");
    Path inner = file("set/c.bin");
    Places places = new Places(List.of(folder));
    assertEquals(Optional.of(inner), places.find("set", List.of("b.bin", "c.bin")));
    assertEquals(Optional.empty(), places.find("set", List.of("d.bin")));
  }

  @Test
  void whatIsMissingIsToldWithWhereItGoes() {
    Places places = new Places(List.of(Path.of("/one"), Path.of("/two")));
    assertEquals(
        "the files of \"name\" are not all there: put a.bin, b.bin into /one/set or /two/set, or"
            + " fetch the set once with DataSets.download(\"name\")",
        places.missing("name", "set", List.of("a.bin", "b.bin"), true).getMessage());
    assertThrows(DataException.class, () -> new Places(List.of()));
  }
}
