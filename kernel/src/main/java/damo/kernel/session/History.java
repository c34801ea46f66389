package damo.kernel.session;

import damo.kernel.protocol.Reply;
import damo.kernel.protocol.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells that ran in this session, for front ends that recall them. */
final class History {
  private static final int SESSION = 1;

  private final List<Entry> entries = new ArrayList<>();

  synchronized void add(int line, String input, @Nullable String output) {
    entries.add(new Entry(line, input, output));
  }

  Reply answer(Request.History asked) {
    List<List<Object>> found =
        switch (asked.histAccessType()) {
          case "tail" -> rows(tail(all(), asked.n()), asked);
          case "range" -> rows(range(asked), asked);
          case "search" -> rows(search(asked), asked);
          default ->
              throw new IllegalArgumentException(
                  "hist_access_type is tail, range or search, not " + asked.histAccessType());
        };
    return new Reply.History("ok", found);
  }

  private synchronized List<Entry> all() {
    return List.copyOf(entries);
  }

  private List<Entry> range(Request.History asked) {
    if (asked.session() != 0 && asked.session() != SESSION) {
      return List.of();
    }
    int stop = Objects.requireNonNullElse(asked.stop(), Integer.MAX_VALUE);
    return all().stream()
        .filter(entry -> entry.line() >= asked.start() && entry.line() < stop)
        .toList();
  }

  private List<Entry> search(Request.History asked) {
    Predicate<String> matches = glob(Objects.requireNonNullElse(asked.pattern(), "*"));
    List<Entry> found = all().stream().filter(entry -> matches.test(entry.input())).toList();
    return tail(asked.unique() ? latestOfEach(found) : found, asked.n());
  }

  private static List<Entry> latestOfEach(List<Entry> found) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    for (Entry entry : found) {
      latest.remove(entry.input());
      latest.put(entry.input(), entry);
    }
    return List.copyOf(latest.values());
  }

  private static List<Entry> tail(List<Entry> found, @Nullable Integer n) {
    int count = Math.clamp(Objects.requireNonNullElse(n, found.size()), 0, found.size());
    return found.subList(found.size() - count, found.size());
  }

  private static Predicate<String> glob(String pattern) {
    String regex =
        pattern
            .chars()
            .mapToObj(c ->
                switch (c) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                })
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
  }

  private static List<List<Object>> rows(List<Entry> found, Request.History asked) {
    return found.stream().map(entry -> entry.row(asked.output())).toList();
  }

  private record Entry(int line, String input, @Nullable String output) {
    List<Object> row(boolean withOutput) {
      return List.of(SESSION, line, withOutput ? pair() : input);
    }

    private List<@Nullable String> pair() {
      List<@Nullable String> pair = new ArrayList<>();
      pair.add(input);
      pair.add(output);
      return pair;
    }
  }
}
