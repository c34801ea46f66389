package damo.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Shows the compiler the classes of the session, and keeps in memory those it makes. */
final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  /** The package that JShell puts everything into. */
  static final String PACKAGE = "REPL";

  private final SessionClasses session;
  private final Map<String, ByteArrayOutputStream> made = new ConcurrentHashMap<>();

  SessionFiles(StandardJavaFileManager system, SessionClasses session) {
    super(system);
    this.session = session;
  }

  static JavaFileObject source(String className, String text) {
    URI uri = URI.create("string:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** The classes made since the last call, by binary name. */
  Map<String, byte[]> takeMade() {
    Map<String, byte[]> classes = new HashMap<>();
    made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    made.clear();
    return classes;
  }

  void addPath(Path path) {
    List<Path> paths = new ArrayList<>();
    fileManager.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(paths::add);
    paths.add(path);
    try {
      fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, paths);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put " + path + " on the class path", e);
    }
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    boolean ours = location == StandardLocation.CLASS_PATH && packageName.equals(PACKAGE);
    if (!ours || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> files = new ArrayList<>();
    session.compiled().forEach((name, bytes) -> files.add(new ClassInput(name, bytes)));
    return files;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassInput input ? input.name : super.inferBinaryName(location, file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    return new ClassOutput(className);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  private static URI classUri(String name) {
    return URI.create("cells:///" + name.replace('.', '/') + ".class");
  }

  private static final class ClassInput extends SimpleJavaFileObject {
    private final String name;
    private final byte[] bytes;

    ClassInput(String name, byte[] bytes) {
      super(classUri(name), JavaFileObject.Kind.CLASS);
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private final class ClassOutput extends SimpleJavaFileObject {
    private final String name;

    ClassOutput(String name) {
      super(classUri(name), JavaFileObject.Kind.CLASS);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      made.put(name, bytes);
      return bytes;
    }
  }
}
