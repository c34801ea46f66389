package damo.kernel.session;

import damo.kernel.protocol.Reply;
import damo.kernel.protocol.Request;
import damo.kernel.shell.JavaShell;
import damo.kernel.shell.JavaShell.Completeness;
import damo.kernel.shell.JavaShell.Completion;
import java.util.Map;

/** Helps while a cell is being written. */
final class Assistance {
  private final JavaShell shell;

  Assistance(JavaShell shell) {
    this.shell = shell;
  }

  Reply complete(Request.Complete asked) {
    String code = asked.code();
    Completion found = shell.complete(code, Positions.toJava(code, asked.cursorPos()));
    return new Reply.Complete(
        "ok",
        found.matches(),
        Positions.toProtocol(code, found.start()),
        Positions.toProtocol(code, found.end()),
        found.metadata());
  }

  Reply inspect(Request.Inspect asked) {
    int cursor = Positions.toJava(asked.code(), asked.cursorPos());
    return shell
        .inspect(asked.code(), cursor)
        .map(text -> new Reply.Inspect("ok", true, Map.of("text/plain", text), Map.of()))
        .orElseGet(() -> new Reply.Inspect("ok", false, Map.of(), Map.of()));
  }

  /** A console waits for one of four words, so a shell that breaks says that it does not know. */
  Reply isComplete(Request.IsComplete asked) {
    try {
      Completeness found = shell.isComplete(asked.code());
      return new Reply.IsComplete(found.status(), found.indent());
    } catch (RuntimeException | StackOverflowError broken) {
      return new Reply.IsComplete("unknown", "");
    }
  }
}
