package damo.display;

import damo.display.part.HtmlWalk;
import damo.display.part.Image;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.part.Raw;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a part into the forms a front end takes. */
final class Bundler {
  private Bundler() {}

  static Bundle bundle(Part part) {
    return switch (part) {
      case Raw raw when !raw.mime().equals(Bundle.HTML) ->
          new Bundle(forms(Bundle.TEXT, raw.text(), raw.mime(), raw.content()), Map.of());
      case Picture picture when picture.image() instanceof Image.Png png -> pixels(picture, png);
      default -> new Bundle(forms(Bundle.TEXT, part.text(), Bundle.HTML, part.html()), Map.of());
    };
  }

  /** A frame that another will replace; has the same MIME types as {@link #bundle} gives. */
  static Bundle frame(Part part) {
    return new Bundle(forms(Bundle.TEXT, part.text(), Bundle.HTML, HtmlWalk.live(part)), Map.of());
  }

  private static Bundle pixels(Picture picture, Image.Png png) {
    Map<String, String> data = forms(Bundle.TEXT, picture.text(), Bundle.HTML, picture.html());
    data.put(Bundle.PNG, Base64.getEncoder().encodeToString(png.bytes()));
    Map<String, Object> size = Map.of("width", png.width(), "height", png.height());
    return new Bundle(data, Map.of(Bundle.PNG, size));
  }

  private static Map<String, String> forms(String m1, String c1, String m2, String c2) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put(m1, c1);
    data.put(m2, c2);
    return data;
  }
}
