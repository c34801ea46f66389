package damo.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsTest {
  @Test
  void namesOnTheWireHaveUnderscores() {
    JsonObject json = Contents.write(new Publication.ExecuteInput("1 < 2", 3));
    assertEquals("{\"code\":\"1 < 2\",\"execution_count\":3}", json.toString());
  }

  @Test
  void wordsThatJavaKeepsForItselfAreWrittenAsTheyAre() {
    Publication shown =
        new Publication.DisplayData(Map.of("text/plain", "x"), Map.of(), Map.of("display_id", "d"));
    assertEquals(
        "d", Contents.write(shown).getAsJsonObject("transient").get("display_id").getAsString());
    assertTrue(Contents.write(new Publication.ClearOutput(true)).get("wait").getAsBoolean());
  }

  @Test
  void unknownTypesKeepTheirJson() {
    JsonObject raw = json("{\"balls\": 3}");
    assertEquals(new Content.Unknown(raw), Contents.read("juggle_request", raw));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execute_request | {}",
        "execute_request | {\"code\": null}",
        "execute_request | {\"code\": [1]}",
        "execute_request | {\"code\": \"1\", \"user_expressions\": 4}",
        "complete_request | {\"code\": \"x\", \"cursor_pos\": \"three\"}",
        "comm_open | {\"comm_id\": \"c\"}",
        "input_reply | {}"
      })
  void wrongFieldsAreSaidToBeSo(String type, String content) {
    Content.Invalid invalid =
        assertInstanceOf(Content.Invalid.class, Contents.read(type, json(content)));
    assertTrue(invalid.problem().startsWith(type), invalid.problem());
  }

  @Test
  void everyTypeHasAnOwnRecordAndReadsWhatItWrites() {
    for (MessageType type : MessageType.all()) {
      assertEquals(type, MessageType.named(type.wireName()).orElseThrow());
    }
    Content word = new CommContent.CommMsg("c", json("{\"n\": 2.5, \"i\": 3}"));
    assertEquals(word, Contents.read("comm_msg", Contents.write(word)));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
