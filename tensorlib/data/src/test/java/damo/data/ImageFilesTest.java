package damo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ImageFilesTest {
  @TempDir Path folder;

  /** A picture two pixels high and three wide. */
  private Path picture(String name, int type, int... samples) throws IOException {
    var image = new BufferedImage(3, 2, type);
    image.getRaster().setPixels(0, 0, 3, 2, samples);
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static void assertPixels(INDArray image, long[] shape, int... pixels) {
    assertArrayEquals(shape, image.shape());
    assertArrayEquals(pixels, image.castTo(DataType.INT).reshape(pixels.length).toIntVector());
  }

  @Test
  void greyPicturesAreMatricesOfTheirSamples() throws IOException {
    Path grey = picture("g.png", BufferedImage.TYPE_BYTE_GRAY, 0, 1, 2, 127, 128, 255);
    assertPixels(ImageFiles.read(grey), new long[] {2, 3}, 0, 1, 2, 127, 128, 255);
    Path deep = picture("d.png", BufferedImage.TYPE_USHORT_GRAY, 0, 1, 2, 127, 300, 65535);
    assertEquals(DataType.UINT16, ImageFiles.read(deep).dataType());
    assertPixels(ImageFiles.read(deep), new long[] {2, 3}, 0, 1, 2, 127, 300, 65535);
    Path bits = picture("b.png", BufferedImage.TYPE_BYTE_BINARY, 0, 1, 0, 1, 1, 0);
    assertPixels(ImageFiles.read(bits), new long[] {2, 3}, 0, 255, 0, 255, 255, 0);
  }

  @Test
  void coloursAndOpacityAreChannels() throws IOException {
    int[] rgb = {255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertPixels(
        ImageFiles.read(picture("c.png", BufferedImage.TYPE_INT_RGB, rgb)),
        new long[] {2, 3, 3},
        rgb);
    int[] rgba = new int[24];
    Arrays.setAll(rgba, i -> i % 4 == 3 ? 255 - i : 10 * i);
    assertPixels(
        ImageFiles.read(picture("o.png", BufferedImage.TYPE_INT_ARGB, rgba)),
        new long[] {2, 3, 4},
        rgba);
  }

  @Test
  void foldersAreClasses() throws IOException {
    picture("set/dog/1.png", BufferedImage.TYPE_BYTE_GRAY, 1, 2, 3, 4, 5, 6);
    picture("set/cat/2.png", BufferedImage.TYPE_BYTE_GRAY, 6, 5, 4, 3, 2, 1);
    picture("set/cat/1.png", BufferedImage.TYPE_BYTE_GRAY, 0, 0, 0, 0, 0, 9);
    Files.writeString(folder.resolve("set/cat/notes.txt"), "no picture");
    Dataset data = ImageFiles.folder(folder.resolve("set"));
    assertEquals(List.of("cat", "dog"), data.names());
    assertArrayEquals(new int[] {0, 0, 1}, data.y().toIntVector());
    assertEquals(List.of(2, 3), data.imageShape());
    assertArrayEquals(new float[] {6, 5, 4, 3, 2, 1}, data.x().getRow(1).toFloatVector());
  }

  @Test
  void aPictureOfAnotherSizeIsNamed() throws IOException {
    picture("set/a/1.png", BufferedImage.TYPE_BYTE_GRAY, 1, 2, 3, 4, 5, 6);
    Path other = folder.resolve("set/a/2.png");
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", other.toFile());
    assertMessage(
        other + " has shape [4, 4], and the pictures before it have [2, 3]: bring them to one size",
        () -> ImageFiles.folder(folder.resolve("set")));
  }

  @Test
  void foreignDamagedAndMissingFilesAreRefused() throws IOException {
    Path foreign = Files.writeString(folder.resolve("x.png"), "no picture");
    assertMessage(
        foreign + " is no picture that can be read (PNG, JPEG, GIF, BMP, TIFF)",
        () -> ImageFiles.read(foreign));
    Path whole = picture("g.png", BufferedImage.TYPE_BYTE_GRAY, 0, 1, 2, 127, 128, 255);
    Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(Files.readAllBytes(whole), 45));
    String message = assertThrows(DataException.class, () -> ImageFiles.read(cut)).getMessage();
    assertTrue(message.startsWith(cut + " is a damaged picture"), message);
    assertThrows(DataException.class, () -> ImageFiles.read(folder.resolve("nowhere.png")));
    assertThrows(DataException.class, () -> ImageFiles.folder(folder.resolve("nowhere")));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable step) {
    assertEquals(message, assertThrows(DataException.class, step).getMessage());
  }
}
