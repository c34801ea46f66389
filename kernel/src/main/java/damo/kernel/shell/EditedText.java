package damo.kernel.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A text with edits made, which knows where each of its positions came from. */
final class EditedText {
  private record Span(int edited, int original, int originalEnd, boolean copied) {}

  private final String text;
  private final List<Span> spans = new ArrayList<>();

  EditedText(String original, Collection<Edit> edits) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : edits.stream().sorted(Edit.ORDER).toList()) {
      spans.add(new Span(out.length(), at, at, true));
      out.append(original, at, Math.max(at, edit.start()));
      spans.add(new Span(out.length(), edit.start(), edit.end(), false));
      out.append(edit.text());
      at = Math.max(at, edit.end());
    }
    spans.add(new Span(out.length(), at, at, true));
    text = out.append(original, at, original.length()).toString();
  }

  String text() {
    return text;
  }

  /** The original position of an edited one; inside an edit, where that edit starts. */
  int original(int position) {
    Span span = span(position);
    return span.copied() ? span.original() + position - span.edited() : span.original();
  }

  /** Likewise for the position past something; inside an edit, where that edit ends. */
  int originalEnd(int position) {
    Span span = span(position - 1);
    return span.copied() ? span.original() + position - span.edited() : span.originalEnd();
  }

  private Span span(int position) {
    Span span = spans.getFirst();
    for (Span next : spans) {
      if (next.edited() <= position) {
        span = next;
      }
    }
    return span;
  }
}
