package damo.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds the source of a class: in the JDK's {@code src.zip}, in a {@code -sources.jar} beside its
 * jar, in its own jar, or in the source folder of the build that made its class folder.
 */
final class SourceFinder {
  private final SessionClasses classes;

  SourceFinder(SessionClasses classes) {
    this.classes = classes;
  }

  Optional<String> find(TypeElement type, Elements elements) {
    String file = type.getQualifiedName().toString().replace('.', '/') + ".java";
    ModuleElement module = elements.getModuleOf(type);
    if (module != null && !module.isUnnamed()) {
      Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
      return fromZip(zip, module.getQualifiedName() + "/" + file);
    }
    return classPath().flatMap(path -> beside(path, file).stream()).findFirst();
  }

  private Stream<Path> classPath() {
    Stream<Path> started =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of);
    return Stream.concat(started, classes.paths().stream());
  }

  private static Optional<String> beside(Path entry, String file) {
    if (Files.isDirectory(entry)) {
      return Stream.of("../../src/main/java", "../../src/test/java", ".")
          .map(folder -> entry.resolve(folder).resolve(file).normalize())
          .flatMap(source -> fromFile(source).stream())
          .findFirst();
    }
    String name = entry.getFileName().toString().replaceAll("\\.jar$", "-sources.jar");
    return fromZip(entry.resolveSibling(name), file).or(() -> fromZip(entry, file));
  }

  private static Optional<String> fromFile(Path source) {
    try {
      return Files.isRegularFile(source) ? Optional.of(Files.readString(source)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> fromZip(Path zip, String name) {
    if (!Files.isRegularFile(zip)) {
      return Optional.empty();
    }
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = file.getInputStream(entry)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
