package damo.kernel.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void textIsCutBetweenCharacters() {
    byte[] bytes = "aé∇😀".getBytes(UTF_8);
    int[] whole = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (int n = 0; n <= bytes.length; n++) {
      assertEquals(whole[n], Utf8.wholeCharacters(Arrays.copyOf(bytes, n)), "of " + n + " bytes");
    }
  }

  @Test
  void bytesThatAreNoTextAreNotHeldBackForEver() {
    byte[] continuations = new byte[5];
    Arrays.fill(continuations, (byte) 0x80);
    assertEquals(5, Utf8.wholeCharacters(continuations));
  }
}
