package damo.kernel.shell;

import java.util.List;
import java.util.Map;

/**
 * Candidates that replace the text between {@code start} and {@code end}, UTF-16 offsets.
 *
 * @param metadata extra keys for the front end, such as {@code _jupyter_types_experimental}
 */
public record Completion(List<String> matches, int start, int end, Map<String, Object> metadata) {}
