package damo.kernel.protocol;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;

/** Contents as JSON and back: components of records are fields with underscores. */
public final class Contents {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .disableHtmlEscaping()
          .create();

  private Contents() {}

  /** The JSON that says {@code content}. */
  public static JsonObject write(Content content) {
    return switch (content) {
      case Content.Unknown unknown -> unknown.raw();
      case Content.Invalid invalid -> invalid.raw();
      default -> GSON.toJsonTree(content).getAsJsonObject();
    };
  }

  /** The JSON of any record or map, named as contents are. */
  public static JsonObject json(Object value) {
    return GSON.toJsonTree(value).getAsJsonObject();
  }

  /** What {@code raw} says as a message of type {@code msgType}. */
  public static Content read(String msgType, JsonObject raw) {
    return MessageType.named(msgType)
        .map(type -> read(type, raw))
        .orElseGet(() -> new Content.Unknown(raw));
  }

  private static Content read(MessageType type, JsonObject raw) {
    try {
      return GSON.fromJson(withDefaults(type, raw), type.record());
    } catch (RuntimeException misfit) {
      return new Content.Invalid(raw, problem(type, misfit));
    }
  }

  private static JsonObject withDefaults(MessageType type, JsonObject raw) {
    JsonObject whole = JsonParser.parseString(type.defaults()).getAsJsonObject();
    raw.entrySet().stream()
        .filter(field -> !field.getValue().isJsonNull())
        .forEach(field -> whole.add(field.getKey(), field.getValue()));
    return whole;
  }

  private static String problem(MessageType type, RuntimeException misfit) {
    Throwable cause = misfit;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return type.wireName() + " expects other fields: " + cause.getMessage();
  }
}
