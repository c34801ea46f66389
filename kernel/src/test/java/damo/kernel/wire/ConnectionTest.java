package damo.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
  @TempDir Path folder;

  @Test
  void fileIsRead() throws IOException {
    Connection read =
        read(
            """
            {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 1, "control_port": 2,
             "stdin_port": 3, "iopub_port": 4, "hb_port": 5, "key": "k",
             "signature_scheme": "hmac-sha256", "kernel_name": "damo"}
            """);
    assertEquals(new Connection("tcp", "127.0.0.1", 1, 2, 3, 4, 5, "k", "hmac-sha256"), read);
    assertEquals("tcp://127.0.0.1:4", read.address(read.iopubPort()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "[1]", "{\"shell_port\": \"many\"}", "null"})
  void otherFilesAreOneClearError(String text) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> read(text));
    assertTrue(error.getMessage().contains("connection"), error.getMessage());
  }

  @Test
  void transportThatIsNotTcpIsNamed() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> read("{\"transport\": \"ipc\"}"));
    assertTrue(error.getMessage().contains("ipc"), error.getMessage());
  }

  private Connection read(String text) throws IOException {
    return Connection.read(Files.writeString(folder.resolve("connection.json"), text));
  }
}
