package damo.kernel.comm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import damo.kernel.protocol.CommContent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommsTest {
  private final List<CommContent> sent = new ArrayList<>();
  private final Comms comms = new Comms(sent::add);

  @Test
  void unknownTargetIsClosedAtOnce() {
    comms.receive(new CommContent.CommOpen("c", "nobody", data("a")));
    assertEquals(List.of(new CommContent.CommClose("c", new JsonObject())), sent);
  }

  @Test
  void wordsGoToTheCommTheyAreFor() {
    List<String> heard = new ArrayList<>();
    comms.register("t", (comm, data) -> comm.onMessage(word -> heard.add(comm.id() + word)));
    comms.receive(new CommContent.CommOpen("one", "t", data("hi")));
    comms.receive(new CommContent.CommOpen("two", "t", data("hi")));
    comms.receive(new CommContent.CommMsg("two", data("b")));
    comms.receive(new CommContent.CommMsg("three", data("b")));
    assertEquals(List.of("two" + data("b")), heard);
    assertEquals(2, comms.describe("t").size());
  }

  @Test
  void targetThatThrowsClosesItsComm() {
    comms.register(
        "t",
        (comm, data) -> {
          throw new IllegalStateException("no");
        });
    assertThrows(
        IllegalStateException.class,
        () -> comms.receive(new CommContent.CommOpen("c", "t", data("a"))));
    assertTrue(comms.describe(null).isEmpty());
    assertEquals(List.of(new CommContent.CommClose("c", new JsonObject())), sent);
  }

  @Test
  void kernelMayOpenAndCloseToo() {
    Comm comm = comms.open("widget", data("x"));
    comm.send(data("y"));
    comm.close(data("z"));
    assertEquals(
        List.of(
            new CommContent.CommOpen(comm.id(), "widget", data("x")),
            new CommContent.CommMsg(comm.id(), data("y")),
            new CommContent.CommClose(comm.id(), data("z"))),
        sent);
    assertTrue(comms.describe(null).isEmpty());
  }

  private static JsonObject data(String value) {
    JsonObject data = new JsonObject();
    data.addProperty("value", value);
    return data;
  }
}
