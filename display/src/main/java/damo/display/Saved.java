package damo.display;

import damo.data.Replacing;
import damo.display.part.Column;
import damo.display.part.Fold;
import damo.display.part.HtmlWalk;
import damo.display.part.Image;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Row;
import damo.display.part.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Displays in files. */
final class Saved {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; overflow-wrap: break-word; }
      img { max-width: 100%%; height: auto; }
      @media (prefers-color-scheme: dark) { body { background: #111317; color: #e3e6ea; } }
      </style></head><body>
      %s
      </body></html>
      """;

  private Saved() {}

  /** The file is there whole or not at all; an older one stays when writing fails. */
  static void save(Part part, Path file) throws IOException {
    byte[] content = content(part, file.getFileName().toString());
    try {
      Replacing.write(file, out -> out.write(content));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static byte[] content(Part part, String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "html" -> utf8(PAGE.formatted(HtmlWalk.escape(title(name)), part.html()));
      case "txt" -> utf8(part.text() + "\n");
      case "svg" -> utf8(first(part, Image.Svg.class, "drawing").standalone());
      case "png" -> first(part, Image.Png.class, "pixels").bytes();
      default ->
          throw new IllegalArgumentException(
              "cannot save as ."
                  + ending
                  + ": the file name must end in .html, .svg, .png or .txt");
    };
  }

  private static String title(String name) {
    return name.substring(0, name.length() - ".html".length());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
