package damo.kernel.wire;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The connection file that a Jupyter client writes before it starts a kernel.
 *
 * @param key the secret that signs messages; empty when they are not signed
 */
public record Connection(
    String transport,
    String ip,
    int shellPort,
    int controlPort,
    int stdinPort,
    int iopubPort,
    int hbPort,
    String key,
    String signatureScheme) {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  public Connection {
    transport = Objects.requireNonNullElse(transport, "tcp");
    ip = Objects.requireNonNullElse(ip, "127.0.0.1");
    key = Objects.requireNonNullElse(key, "");
    signatureScheme = Objects.requireNonNullElse(signatureScheme, "hmac-sha256");
    if (!transport.equals("tcp")) {
      throw new IllegalArgumentException(
          "The connection file asks for transport " + transport + "; Damo speaks tcp only.");
    }
  }

  /**
   * Reads a connection file.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it is not a connection file, or asks for what Damo lacks
   */
  public static Connection read(Path file) throws IOException {
    try {
      return Objects.requireNonNull(
          GSON.fromJson(Files.readString(file), Connection.class), "the file is empty");
    } catch (JsonParseException | NullPointerException wrong) {
      throw new IllegalArgumentException(
          "Expected a Jupyter connection file (JSON) at " + file + ": " + wrong.getMessage(),
          wrong);
    } catch (RuntimeException wrapped) {
      throw wrapped.getCause() instanceof IllegalArgumentException plain ? plain : wrapped;
    }
  }

  /** The address of a port, as ZeroMQ writes it. */
  String address(int port) {
    return "%s://%s:%d".formatted(transport, ip, port);
  }
}
