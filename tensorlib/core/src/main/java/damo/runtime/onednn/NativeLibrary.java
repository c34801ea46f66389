package damo.runtime.onednn;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** The library in the bytedeco jar: taken out of it once per user and version, then loaded. */
final class NativeLibrary {
  private static final String ROOT = "/org/bytedeco/dnnl/";

  private NativeLibrary() {}

  /**
   * Loads the library for this machine.
   *
   * @throws IOException if there is none for it, or it cannot be written where it is to be loaded
   *     from
   */
  static SymbolLookup load() throws IOException {
    String platform = platform();
    Path folder = folder(platform);
    SymbolLookup last = SymbolLookup.loaderLookup();
    for (String file : files(platform))
      last = SymbolLookup.libraryLookup(taken(platform, file, folder), Arena.global());
    return last;
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "macosx" : "windows";
    return system
        + "-"
        + (arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm64" : arch);
  }

  /** In the order in which they need each other. */
  private static List<String> files(String platform) {
    return switch (platform.substring(0, platform.indexOf('-'))) {
      case "linux" -> List.of("libgomp.so.1", "libdnnl.so.3");
      case "macosx" -> List.of("libdnnl.3.dylib");
      default -> List.of("dnnl.dll");
    };
  }

  private static Path folder(String platform) throws IOException {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    Path wanted = base.resolve("damo").resolve(platform);
    try {
      return Files.createDirectories(wanted);
    } catch (IOException readOnlyHome) {
      return Files.createDirectories(
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "damo-" + System.getProperty("user.name"),
              platform));
    }
  }

  /** The file on disk; named by its size, so that another version is another file. */
  private static Path taken(String platform, String file, Path folder) throws IOException {
    String resource = ROOT + platform + "/" + file;
    var url = NativeLibrary.class.getResource(resource);
    if (url == null) throw new IOException("there is no " + resource + " on the class path");
    long size = url.openConnection().getContentLengthLong();
    Path target = Files.createDirectories(folder.resolve(Long.toString(size))).resolve(file);
    if (Files.exists(target) && Files.size(target) == size) return target;
    Path part = Files.createTempFile(target.getParent(), file, ".part");
    try (InputStream in = url.openStream()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
    return target;
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
