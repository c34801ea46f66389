package damo.display.displayer;

import damo.display.Displayer;
import damo.display.Images;
import damo.display.part.Part;

/** Shows grids of images. */
public final class ImagesDisplayer implements Displayer<Images> {
  @Override
  public Class<Images> type() {
    return Images.class;
  }

  @Override
  public Part show(Images images) {
    return images.part();
  }
}
