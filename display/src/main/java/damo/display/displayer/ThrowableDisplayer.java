package damo.display.displayer;

import damo.display.Displayer;
import damo.display.part.Column;
import damo.display.part.Part;
import damo.display.part.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Shows an error that a cell holds as a value: its sentence first, where it was folded. */
public final class ThrowableDisplayer implements Displayer<Throwable> {
  @Override
  public Class<Throwable> type() {
    return Throwable.class;
  }

  @Override
  public Part show(Throwable t) {
    String message = t.getMessage() == null ? "" : ": " + t.getMessage();
    StringWriter trace = new StringWriter();
    t.printStackTrace(new PrintWriter(trace));
    Part sentence = new Text(t.getClass().getSimpleName() + message, Text.Tone.STRONG);
    return new Column(List.of(sentence, Part.fold("stack trace", Part.code(trace.toString()))));
  }
}
