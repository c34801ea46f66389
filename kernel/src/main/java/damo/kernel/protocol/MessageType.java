package damo.kernel.protocol;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of messages: the name on the wire is the constant in lower case; beside it stand the
 * record or records that it carries and the values of fields that a sender may leave out.
 */
public enum MessageType {
  KERNEL_INFO_REQUEST("{}", Request.KernelInfo.class),
  KERNEL_INFO_REPLY("{}", Reply.KernelInfo.class),
  EXECUTE_REQUEST(
      """
      {"silent": false, "store_history": true, "user_expressions": {},
       "allow_stdin": true, "stop_on_error": true}\
      """,
      Request.Execute.class),
  EXECUTE_REPLY("{}", Reply.Execute.class),
  COMPLETE_REQUEST("{}", Request.Complete.class),
  COMPLETE_REPLY("{}", Reply.Complete.class),
  INSPECT_REQUEST("{\"detail_level\": 0}", Request.Inspect.class),
  INSPECT_REPLY("{}", Reply.Inspect.class),
  IS_COMPLETE_REQUEST("{}", Request.IsComplete.class),
  IS_COMPLETE_REPLY("{\"indent\": \"\"}", Reply.IsComplete.class),
  HISTORY_REQUEST("{\"hist_access_type\": \"tail\", \"raw\": true}", Request.History.class),
  HISTORY_REPLY("{}", Reply.History.class),
  COMM_INFO_REQUEST("{}", Request.CommInfo.class),
  COMM_INFO_REPLY("{}", Reply.CommInfo.class),
  INTERRUPT_REQUEST("{}", Request.Interrupt.class),
  INTERRUPT_REPLY("{}", Reply.Interrupt.class),
  SHUTDOWN_REQUEST("{\"restart\": false}", Request.Shutdown.class),
  SHUTDOWN_REPLY("{}", Reply.Shutdown.class),
  STATUS("{}", Publication.Status.class),
  EXECUTE_INPUT("{}", Publication.ExecuteInput.class),
  STREAM("{}", Publication.Stream.class),
  DISPLAY_DATA("{\"metadata\": {}, \"transient\": {}}", Publication.DisplayData.class),
  UPDATE_DISPLAY_DATA("{\"metadata\": {}, \"transient\": {}}", Publication.UpdateDisplayData.class),
  EXECUTE_RESULT("{\"metadata\": {}}", Publication.ExecuteResult.class),
  ERROR("{}", Publication.Error.class),
  CLEAR_OUTPUT("{\"wait\": false}", Publication.ClearOutput.class),
  IOPUB_WELCOME("{}", Publication.IopubWelcome.class),
  INPUT_REQUEST("{\"prompt\": \"\", \"password\": false}", Dialogue.InputRequest.class),
  INPUT_REPLY("{}", Dialogue.InputReply.class),
  COMM_OPEN("{\"data\": {}}", CommContent.CommOpen.class),
  COMM_MSG("{\"data\": {}}", CommContent.CommMsg.class),
  COMM_CLOSE("{\"data\": {}}", CommContent.CommClose.class);

  private static final Map<String, MessageType> BY_NAME =
      Arrays.stream(values()).collect(toUnmodifiableMap(MessageType::wireName, identity()));
  private static final Map<Class<? extends Content>, MessageType> BY_RECORD =
      Arrays.stream(values()).collect(toUnmodifiableMap(MessageType::record, identity()));
  private static final String REQUEST = "_request";

  private final String defaults;
  private final Class<? extends Content> record;

  MessageType(String defaults, Class<? extends Content> record) {
    this.defaults = defaults;
    this.record = record;
  }

  /** The type that travels under this name, if this kernel knows it. */
  public static Optional<MessageType> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }

  /** The type that carries this content; failed and aborted replies take their request's. */
  public static MessageType of(Content content) {
    MessageType type = BY_RECORD.get(content.getClass());
    if (type == null) {
      throw new IllegalArgumentException(
          content.getClass().getSimpleName() + " is not a message by itself; name its type");
    }
    return type;
  }

  /** The name on the wire of the answer to a request of this name. */
  public static Optional<String> replyTo(String wireName) {
    return Optional.of(wireName)
        .filter(name -> name.endsWith(REQUEST))
        .map(name -> name.substring(0, name.length() - REQUEST.length()) + "_reply");
  }

  /** Every type, in the order of this table. */
  public static List<MessageType> all() {
    return List.of(values());
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The record that carries this message. */
  public Class<? extends Content> record() {
    return record;
  }

  /** What a sender means by leaving a field out, as JSON. */
  String defaults() {
    return defaults;
  }
}
