package damo.display.displayer;

import damo.display.Displayer;
import damo.display.part.Image;
import damo.display.part.Part;
import damo.display.part.Picture;
import damo.display.png.Png;
import java.awt.image.BufferedImage;

/** Shows images of Java's own kind. */
public final class BufferedImageDisplayer implements Displayer<BufferedImage> {
  @Override
  public Class<BufferedImage> type() {
    return BufferedImage.class;
  }

  @Override
  public Part show(BufferedImage image) {
    return picture(image, "image");
  }

  static Picture picture(BufferedImage image, String what) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    String alt = "%s of %d × %d pixels".formatted(what, width, height);
    return new Picture(new Image.Png(Png.argb(pixels, width, height), width, height), alt, alt);
  }
}
