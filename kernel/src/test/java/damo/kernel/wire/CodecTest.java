package damo.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Header;
import damo.kernel.protocol.Message;
import damo.kernel.protocol.Publication;
import damo.kernel.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
  private final Codec codec = new Codec(new Signer("secret", "hmac-sha256"));

  @Test
  void signatureIsTheHmacOfTheFourParts() {
    List<byte[]> parts = List.of(bytes("{}"), bytes("{}"), bytes("{}"), bytes("{}"));
    // printf '{}{}{}{}' | openssl dgst -sha256 -hmac secret
    assertEquals(
        "34982f0bfec6",
        new String(new Signer("secret", "hmac-sha256").sign(parts), UTF_8).substring(0, 12));
  }

  @Test
  void whatIsEncodedIsDecoded() throws Malformed {
    Message sent = message();
    Message received = codec.decode(codec.encode(sent));
    assertEquals(new Publication.Stream("stdout", "∇ < & >"), received.content());
    assertEquals(sent.header(), received.header());
    assertEquals(sent.parent(), received.parent());
    assertArrayEquals(bytes("route"), received.identities().getFirst());
    assertArrayEquals(bytes("blob"), received.buffers().getFirst());
  }

  @Test
  void anotherKeyIsRefused() {
    Codec other = new Codec(new Signer("guess", "hmac-sha256"));
    Malformed refusal = assertThrows(Malformed.class, () -> other.decode(codec.encode(message())));
    assertTrue(refusal.getMessage().contains("signature"));
  }

  @Test
  void anyChangeOfAPartIsRefused() {
    for (int part = 3; part < 7; part++) {
      List<byte[]> frames = new ArrayList<>(codec.encode(message()));
      frames.set(part, bytes("{\"msg_id\": \"other\"}"));
      assertThrows(Malformed.class, () -> codec.decode(frames));
    }
  }

  @Test
  void withoutAKeyNothingIsSigned() throws Malformed {
    Codec open = new Codec(new Signer("", "hmac-sha256"));
    List<byte[]> frames = open.encode(message());
    assertEquals(0, frames.get(2).length);
    assertEquals("a", open.decode(frames).header().msgId());
  }

  @Test
  void unknownSchemeIsOneClearError() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new Signer("k", "hmac-rot13"));
    assertTrue(error.getMessage().contains("hmac-sha256"), error.getMessage());
  }

  @Test
  void fieldsLeftOutTakeTheirDefaults() throws Malformed {
    Request.Execute cell = (Request.Execute) decoded("execute_request", "{\"code\": \"1\"}");
    assertTrue(cell.storeHistory() && cell.stopOnError() && cell.allowStdin());
    assertEquals("{}", cell.userExpressions().toString());
  }

  private Object decoded(String type, String content) throws Malformed {
    List<byte[]> parts =
        List.of(
            bytes("{\"msg_id\": \"m\", \"msg_type\": \"%s\"}".formatted(type)),
            bytes("{}"),
            bytes("{}"),
            bytes(content));
    List<byte[]> frames = new ArrayList<>();
    frames.add(bytes("<IDS|MSG>"));
    frames.add(new Signer("secret", "hmac-sha256").sign(parts));
    frames.addAll(parts);
    return codec.decode(frames).content();
  }

  private static Message message() {
    JsonObject raw = new JsonObject();
    raw.addProperty("msg_id", "a");
    raw.addProperty("msg_type", "stream");
    raw.addProperty("subshell_id", "kept");
    JsonObject parent = new JsonObject();
    parent.addProperty("msg_id", "cause");
    return new Message(
        List.of(bytes("route")),
        Header.read(raw),
        parent,
        new JsonObject(),
        new Publication.Stream("stdout", "∇ < & >"),
        List.of(bytes("blob")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
