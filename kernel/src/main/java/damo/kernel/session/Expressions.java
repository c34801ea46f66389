package damo.kernel.session;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Contents;
import damo.kernel.shell.JavaShell.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates the expressions that a front end wants to know after a cell has run. */
final class Expressions {
  private final Runner runner;
  private final Displays displays;

  Expressions(Runner runner, Displays displays) {
    this.runner = runner;
    this.displays = displays;
  }

  Map<String, JsonObject> evaluate(Map<String, String> asked, int cell) {
    Map<String, JsonObject> results = new LinkedHashMap<>();
    asked.forEach((name, code) -> results.put(name, result(runner.java(code, cell))));
    return results;
  }

  private JsonObject result(Outcome outcome) {
    return Contents.json(
        switch (outcome) {
          case Outcome.Value(Object value) ->
              new Known("ok", runner.display(() -> displays.bundle(value)));
          case Outcome.Nothing() -> new Known("ok", MimeBundle.text(""));
          case Outcome.Failed(String name, String message, List<String> traceback) ->
              new Unknown("error", name, message, traceback);
          case Outcome.Interrupted(List<String> traceback) ->
              new Unknown("error", "Interrupted", "interrupted", traceback);
        });
  }

  private record Known(String status, Map<String, Object> data, Map<String, Object> metadata) {
    Known(String status, MimeBundle bundle) {
      this(status, bundle.data(), bundle.metadata());
    }
  }

  private record Unknown(String status, String ename, String evalue, List<String> traceback) {}
}
