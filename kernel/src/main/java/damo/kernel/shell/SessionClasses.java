package damo.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The classes of a session: as compiled, for later compilations, and as woven, for running. */
final class SessionClasses {
  private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
  private final List<Path> paths = new CopyOnWriteArrayList<>();
  private final SessionLoader loader;
  private final ClassWeaver weaver;

  SessionClasses(ClassLoader parent, StopWeaver.Reach reach) {
    loader = new SessionLoader(parent);
    weaver = new ClassWeaver(hierarchy(), reach);
  }

  /** Takes classes that belong together, all from the place told. */
  void define(Map<String, byte[]> classes, CellLines origin) {
    compiled.putAll(classes);
    classes.forEach((name, bytes) -> loader.put(name, weaver.weave(bytes, origin)));
  }

  /** Takes classes that no later cell can name, and so no later compilation needs to see. */
  void defineUnnamed(Map<String, byte[]> classes, CellLines lines) {
    define(classes, lines);
    compiled.keySet().removeAll(classes.keySet());
  }

  Class<?> find(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }

  ClassLoader loader() {
    return loader;
  }

  /** Every class compiled so far, by binary name. */
  Map<String, byte[]> compiled() {
    return compiled;
  }

  void addPath(Path path) {
    paths.add(path);
    loader.addPath(path);
  }

  List<Path> paths() {
    return List.copyOf(paths);
  }

  private ClassHierarchyResolver hierarchy() {
    return ClassHierarchyResolver.ofResourceParsing(this::stream)
        .orElse(ClassHierarchyResolver.ofResourceParsing(loader))
        .orElse(ClassHierarchyResolver.defaultResolver())
        .cached();
  }

  private @Nullable InputStream stream(ClassDesc type) {
    byte[] bytes = compiled.get(binaryName(type));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  private static String binaryName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
