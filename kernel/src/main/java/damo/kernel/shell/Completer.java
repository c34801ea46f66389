package damo.kernel.shell;

import damo.kernel.shell.JavaShell.Completion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what could stand at the cursor. */
final class Completer {
  private static final String TYPES = "_jupyter_types_experimental";

  private final Session session;
  private final CellContext context;
  private final Receivers receivers;

  Completer(Session session, CellContext context, Receivers receivers) {
    this.session = session;
    this.context = context;
    this.receivers = receivers;
  }

  Completion complete(String code, int cursor) {
    int at = Math.clamp(cursor, 0, code.length());
    String before = code.substring(0, at);
    Found found = inStatements(before);
    if (found.suggestions().isEmpty()) {
      found = alone(before);
    }
    if (found.suggestions().isEmpty()) {
      found = onReceiver(before).orElse(found);
    }
    return completion(found, at);
  }

  private record Found(List<Suggestion> suggestions, int start) {}

  /** With the statements before it in the same cell, so that their variables are known. */
  private Found inStatements(String before) {
    String prefix = ";";
    return suggest(prefix + context.statements(before), -prefix.length());
  }

  /** By itself, for imports and declarations. */
  private Found alone(String before) {
    int start = context.lastPiece(before);
    return suggest(before.substring(start), start);
  }

  /** As a member of what stands before the dot, when only rewritten operators give it a type. */
  private Optional<Found> onReceiver(String before) {
    return receivers
        .find(before)
        .map(receiver -> {
          String declared = receiver.type() + " $r = null; $r.";
          String typed = before.substring(receiver.end() + 1);
          return suggest(declared + typed, receiver.end() + 1 - declared.length());
        });
  }

  private Found suggest(String code, int shift) {
    int[] anchor = {code.length()};
    List<Suggestion> suggestions =
        session.analysis().completionSuggestions(code, code.length(), anchor);
    return new Found(suggestions, anchor[0] + shift);
  }

  private static Completion completion(Found found, int end) {
    List<String> matches =
        found.suggestions().stream()
            .sorted(Comparator.comparing(suggestion -> !suggestion.matchesType()))
            .map(Suggestion::continuation)
            .filter(match -> !match.startsWith("$"))
            .distinct()
            .toList();
    int start = matches.isEmpty() ? end : Math.clamp(found.start(), 0, end);
    List<Map<String, Object>> types =
        matches.stream().map(match -> described(match, start, end)).toList();
    return new Completion(matches, start, end, Map.of(TYPES, types));
  }

  private static Map<String, Object> described(String match, int start, int end) {
    return Map.of("text", match, "type", MatchKind.of(match), "start", start, "end", end);
  }
}
