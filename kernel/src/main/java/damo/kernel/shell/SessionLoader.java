package damo.kernel.shell;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the classes that cells became, and the jars that cells added. */
final class SessionLoader extends URLClassLoader {
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

  SessionLoader(ClassLoader parent) {
    super("cells", new URL[0], parent);
  }

  /** Gives the loader a class to define when somebody asks for it. */
  void put(String name, byte[] bytes) {
    classes.put(name, bytes);
  }

  void addPath(Path path) {
    try {
      addURL(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a file that classes can be loaded from: " + path, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.remove(name);
    if (bytes == null) {
      return super.findClass(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
