package damo.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import damo.kernel.protocol.Contents;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Messages as frames: route, delimiter, signature, four parts of JSON, attachments. */
final class Codec {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
  private static final int PARTS = 4;

  private final Signer signer;

  Codec(Signer signer) {
    this.signer = signer;
  }

  List<byte[]> encode(Message message) {
    List<byte[]> parts =
        Stream.of(
                message.header().raw(),
                message.parent(),
                message.metadata(),
                Contents.write(message.content()))
            .map(json -> json.toString().getBytes(UTF_8))
            .toList();
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signer.sign(parts));
    frames.addAll(parts);
    frames.addAll(message.buffers());
    return frames;
  }

  /**
   * Reads frames.
   *
   * @throws Malformed when they are too few, signed with another key, or not JSON objects
   */
  Message decode(List<byte[]> frames) throws Malformed {
    int delimiter = delimiter(frames);
    int first = delimiter + 2;
    if (delimiter < 0 || frames.size() < first + PARTS) {
      throw new Malformed(
          "expected a delimiter, a signature and four parts, got " + frames.size() + " frames");
    }
    List<byte[]> parts = frames.subList(first, first + PARTS);
    if (!signer.accepts(frames.get(delimiter + 1), parts)) {
      throw new Malformed("the signature does not match the key of the connection file");
    }
    return message(
        List.copyOf(frames.subList(0, delimiter)),
        parts,
        List.copyOf(frames.subList(first + PARTS, frames.size())));
  }

  private static Message message(List<byte[]> identities, List<byte[]> parts, List<byte[]> buffers)
      throws Malformed {
    Header header;
    try {
      header = Header.read(object(parts.get(0)));
    } catch (IllegalArgumentException wrong) {
      throw new Malformed(String.valueOf(wrong.getMessage()));
    }
    JsonObject content = object(parts.get(3));
    return new Message(
        identities,
        header,
        object(parts.get(1)),
        object(parts.get(2)),
        Contents.read(header.msgType(), content),
        buffers);
  }

  private static int delimiter(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (Arrays.equals(frames.get(i), DELIMITER)) {
        return i;
      }
    }
    return -1;
  }

  private static JsonObject object(byte[] part) throws Malformed {
    try {
      JsonElement json = JsonParser.parseString(new String(part, UTF_8));
      if (json.isJsonObject()) {
        return json.getAsJsonObject();
      }
    } catch (JsonParseException wrong) {
      throw new Malformed("a part is not JSON: " + wrong.getMessage());
    }
    throw new Malformed("expected a JSON object in each part");
  }
}
