package damo.display;

import damo.display.part.Column;
import damo.display.part.Fold;
import damo.display.part.Image;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Row;
import damo.display.part.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Displays in files. */
final class Saved {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Damo</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; }
      </style></head><body>
      %s
      </body></html>
      """;

  private Saved() {}

  static void save(Part part, Path file) throws IOException {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    switch (ending) {
      case "html" -> Files.writeString(file, PAGE.formatted(part.html()));
      case "txt" -> Files.writeString(file, part.text() + "\n");
      case "svg" -> Files.writeString(file, first(part, Image.Svg.class, "drawing").standalone());
      case "png" -> Files.write(file, first(part, Image.Png.class, "pixels").bytes());
      default ->
          throw new IllegalArgumentException(
              "cannot save as ."
                  + ending
                  + ": the file name must end in .html, .svg, .png or .txt");
    }
  }

  private static <I extends Image> I first(Part part, Class<I> kind, String what) {
    return pictures(part)
        .map(Picture::image)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "this display holds no " + what + ": save it as .html, which takes all"));
  }

  private static Stream<Picture> pictures(Part part) {
    return switch (part) {
      case Picture picture -> Stream.of(picture);
      case Row row -> row.parts().stream().flatMap(Saved::pictures);
      case Column column -> column.parts().stream().flatMap(Saved::pictures);
      case Fold fold -> pictures(fold.body());
      case Table table ->
          table.rows().stream()
              .flatMap(row -> row.stream().flatMap(cell -> pictures(cell.content())));
      default -> Stream.empty();
    };
  }
}
