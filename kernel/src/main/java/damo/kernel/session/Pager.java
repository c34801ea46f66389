package damo.kernel.session;

import damo.kernel.protocol.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Texts that the running cell wants shown beside the notebook rather than in it. */
public final class Pager {
  private final ConcurrentLinkedQueue<String> pages = new ConcurrentLinkedQueue<>();

  /** Shows {@code text} in the front end's pager when the cell has ended. */
  public void page(String text) {
    pages.add(text);
  }

  List<Reply.Payload> take() {
    return Stream.generate(pages::poll)
        .takeWhile(page -> page != null)
        .map(text -> new Reply.Payload("page", Map.of("text/plain", text), 0))
        .toList();
  }
}
