package damo.kernel.session;

import java.util.Map;

/**
 * A value as front ends show it.
 *
 * @param data MIME type to content; {@code text/plain} is always there
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
  /** Text alone. */
  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of("text/plain", text), Map.of());
  }

  String plain() {
    return String.valueOf(data.getOrDefault("text/plain", ""));
  }
}
