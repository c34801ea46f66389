package damo.experiments;

import damo.display.Bands;
import damo.display.Display;
import damo.display.part.Part;
import damo.display.part.Text;
import damo.nn.training.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run tells: lines and displays on the console, and the same on a page. */
final class Report {
  private final List<Part> parts = new ArrayList<>();

  Report(String title) {
    parts.add(new Text(title, Text.Tone.STRONG));
  }

  /** A line. */
  void say(String format, Object... values) {
    String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    System.out.println(line);
    note(line);
  }

  /** A line for the page, which the console has already. */
  void note(String line) {
    parts.add(Part.code(line));
  }

  /** A display below a heading. */
  void show(String heading, Object display) {
    Part part = Display.part(display);
    System.out.println();
    System.out.println(heading);
    System.out.println(part.text());
    parts.add(new Text(heading, Text.Tone.STRONG));
    parts.add(part);
  }

  /** What was measured along a run: each curve a chart with its first, last and best value. */
  void curves(History history) {
    for (String name : history.names()) {
      List<History.Point> points = history.curve(name);
      double[] epochs = points.stream().mapToDouble(History.Point::epoch).toArray();
      double[] values = points.stream().mapToDouble(History.Point::value).toArray();
      show("curve", Bands.of(name).with(name, values).over(epochs));
    }
  }

  /** Writes the page, if one is wanted. */
  void write(@Nullable Path html) {
    if (html == null) return;
    try {
      Display.save(Part.column(parts.toArray(Part[]::new)), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println("page " + html);
  }
}
