package damo.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object in every form it has, as front ends take it.
 *
 * @param data MIME type to content; {@code text/plain} is always there, binary types are base64
 * @param metadata what the front end may know about the content, such as the size of a picture
 */
public record Bundle(Map<String, String> data, Map<String, Object> metadata) {
  public static final String TEXT = "text/plain";
  public static final String HTML = "text/html";
  public static final String PNG = "image/png";

  public Bundle {
    if (!data.containsKey(TEXT)) {
      throw new IllegalArgumentException(
          "a bundle needs text/plain, the form every reader has; it has only " + data.keySet());
    }
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  public static Bundle text(String text) {
    return new Bundle(Map.of(TEXT, text), Map.of());
  }

  /** The {@code text/plain} form. */
  public String text() {
    return data.getOrDefault(TEXT, "");
  }
}
