package damo.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The imports that every session begins with. */
final class Prelude {
  private static final Logger LOG = System.getLogger(Prelude.class.getName());
  private static final String RESOURCE = "prelude.java";

  private Prelude() {}

  /** Declares what resolves and returns the lines that do not. */
  static List<String> declare(Session session) {
    SessionControl.Place nowhere = new SessionControl.Place(0, 1);
    List<String> absent =
        lines().stream().filter(line -> session.declare(line, nowhere, null).failed()).toList();
    if (!absent.isEmpty()) {
      LOG.log(Level.INFO, "left out of the prelude: {0}", String.join(" ", absent));
    }
    return absent;
  }

  /** The packages of which every public type is imported. */
  static List<String> packages() {
    return lines().stream()
        .filter(line -> line.endsWith(".*;"))
        .map(line -> line.substring("import ".length(), line.length() - ".*;".length()))
        .toList();
  }

  private static List<String> lines() {
    try (InputStream in = Prelude.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the kernel's jar lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("import "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
