package damo.kernel.session;

import damo.kernel.protocol.Channel;
import damo.kernel.protocol.Content;
import damo.kernel.protocol.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which record is handled by whom, and on which channels it may come. */
final class HandlerTable {
  private final Map<Class<? extends Content>, Row<?>> rows = new HashMap<>();

  /** Adds a row for messages that always have a reply. */
  <C extends Content> HandlerTable answer(
      Class<C> record, Set<Channel> channels, Function<C, Reply> answer) {
    return handle(record, channels, (exchange, content) -> Optional.of(answer.apply(content)));
  }

  <C extends Content> HandlerTable handle(
      Class<C> record, Set<Channel> channels, Handler<C> handler) {
    rows.put(record, new Row<>(record, channels, handler));
    return this;
  }

  boolean accepts(Exchange exchange) {
    Row<?> row = rows.get(exchange.content().getClass());
    return row != null && row.channels().contains(exchange.channel());
  }

  /** The reply to an accepted message. */
  Optional<Reply> handle(Exchange exchange) throws Exception {
    @Nullable Row<?> row = rows.get(exchange.content().getClass());
    return row == null ? Optional.empty() : row.handle(exchange);
  }

  private record Row<C extends Content>(
      Class<C> record, Set<Channel> channels, Handler<C> handler) {
    Optional<Reply> handle(Exchange exchange) throws Exception {
      return handler.handle(exchange, record.cast(exchange.content()));
    }
  }
}
