package damo.kernel.session;

import damo.kernel.protocol.Content;
import damo.kernel.protocol.Reply;
import java.util.Optional;

/** Does what one kind of message asks. */
@FunctionalInterface
interface Handler<C extends Content> {
  /** The reply, or nothing for messages that have none. */
  Optional<Reply> handle(Exchange exchange, C content) throws Exception;
}
