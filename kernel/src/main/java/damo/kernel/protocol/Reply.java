package damo.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one answer to a request; its status is ok unless it says otherwise. */
public sealed interface Reply extends Content {
  /** {@code ok}, {@code error} or {@code aborted}; for completeness its four words. */
  String status();

  /** Who this kernel is and what it can do. */
  record KernelInfo(
      String status,
      String protocolVersion,
      String implementation,
      String implementationVersion,
      LanguageInfo languageInfo,
      String banner,
      boolean debugger,
      List<HelpLink> helpLinks,
      List<String> supportedFeatures)
      implements Reply {}

  /** How front ends colour, save and export the language. */
  record LanguageInfo(
      String name,
      String version,
      String mimetype,
      String fileExtension,
      String pygmentsLexer,
      String codemirrorMode,
      String nbconvertExporter) {}

  /** An entry of the front end's help menu. */
  record HelpLink(String text, String url) {}

  /** A cell that ran to its end. */
  record Execute(
      String status,
      int executionCount,
      List<Payload> payload,
      Map<String, JsonObject> userExpressions)
      implements Reply {}

  /** Text for the front end's pager. */
  record Payload(String source, Map<String, String> data, int start) {}

  /** Candidates; the cursor positions count Unicode code points. */
  record Complete(
      String status,
      List<String> matches,
      int cursorStart,
      int cursorEnd,
      Map<String, Object> metadata)
      implements Reply {}

  /** Documentation as a MIME bundle. */
  record Inspect(
      String status, boolean found, Map<String, Object> data, Map<String, Object> metadata)
      implements Reply {}

  /** Whether a cell would run as it stands. */
  record IsComplete(String status, String indent) implements Reply {}

  /** Triples of session, line, input; or input paired with output. */
  record History(String status, List<List<Object>> history) implements Reply {}

  /** Open comms by id. */
  record CommInfo(String status, Map<String, CommTarget> comms) implements Reply {}

  /** The target an open comm belongs to. */
  record CommTarget(String targetName) {}

  /** The running cell was told to stop. */
  record Interrupt(String status) implements Reply {}

  /** The process is about to end. */
  record Shutdown(String status, boolean restart) implements Reply {}

  /** Any request that failed. */
  record Failed(
      String status,
      String ename,
      String evalue,
      List<String> traceback,
      @Nullable Integer executionCount)
      implements Reply {}

  /** A cell that was not run because one before it failed. */
  record Aborted(String status) implements Reply {}
}
