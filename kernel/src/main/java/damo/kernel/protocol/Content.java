package damo.kernel.protocol;

import com.google.gson.JsonObject;

/** What a message says. */
public sealed interface Content
    permits Request, Reply, Publication, Dialogue, CommContent, Content.Unknown, Content.Invalid {
  /** A message of a type that this kernel has no record for, as it came. */
  record Unknown(JsonObject raw) implements Content {}

  /** A message of a known type whose fields do not fit it. */
  record Invalid(JsonObject raw, String problem) implements Content {}
}
