package damo.kernel.shell;

import java.io.File;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The public top-level types of a package, as the class path has them. */
final class PublicTypes {
  private PublicTypes() {}

  static Set<String> in(String packageName) {
    String folder = packageName.replace('.', '/');
    Set<String> names = new TreeSet<>();
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !entry.toString().contains("test-classes"))
        .forEach(entry -> names.addAll(files(entry, folder)));
    names.removeIf(name -> name.contains("$") || !isPublic(packageName + "." + name));
    return names;
  }

  private static List<String> files(Path entry, String folder) {
    try {
      if (Files.isDirectory(entry)) {
        return list(entry.resolve(folder));
      }
      if (!entry.toString().endsWith(".jar") || !entry.toString().contains("damo")) {
        return List.of();
      }
      try (FileSystem jar = FileSystems.newFileSystem(entry)) {
        return list(jar.getPath(folder));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> list(Path folder) throws java.io.IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .toList();
    }
  }

  private static boolean isPublic(String name) {
    try {
      ClassLoader loader = PublicTypes.class.getClassLoader();
      return Modifier.isPublic(Class.forName(name, false, loader).getModifiers());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
