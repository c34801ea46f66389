package damo.data;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads pictures in the forms that Java knows: PNG, JPEG, GIF, BMP, TIFF. */
public final class ImageFiles {
  private static final Set<String> SUFFIXES =
      Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");

  private ImageFiles() {}

  /**
   * The pixels of a picture, row by row from the top: shape (height, width) if it is grey, (height,
   * width, 3) if it has colours, one channel more with opacity last. uint8, or uint16 for grey
   * pictures of 16 bits.
   *
   * @throws DataException if the file is missing, or is no picture or a damaged one
   */
  public static INDArray read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Source.missing(file);
    }
    BufferedImage image = image(file);
    return switch (image.getColorModel()) {
      case IndexColorModel palette when isGrey(palette) -> reds(image);
      case ColorModel model when model.getColorSpace().getType() == ColorSpace.TYPE_GRAY ->
          samples(image.getRaster());
      default -> colours(image);
    };
  }

  private static BufferedImage image(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new DataException(
            file + " is no picture that can be read (PNG, JPEG, GIF, BMP, TIFF)");
      }
      return image;
    } catch (IOException | RuntimeException e) {
      if (e instanceof DataException told) {
        throw told;
      }
      throw new DataException("%s is a damaged picture: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Pictures of less than 8 bits a pixel come with a palette, grey ones too. */
  private static boolean isGrey(IndexColorModel palette) {
    return IntStream.range(0, palette.getMapSize())
        .map(palette::getRGB)
        .allMatch(rgb ->
            rgb >>> 24 == 255
                && (rgb >> 16 & 255) == (rgb & 255)
                && (rgb >> 8 & 255) == (rgb & 255));
  }

  private static INDArray reds(BufferedImage image) {
    int[] greys = Arrays.stream(packed(image)).map(rgb -> rgb & 255).toArray();
    return array(greys, Ints.of(image.getHeight(), image.getWidth()), DType.UINT8);
  }

  /** Grey is taken as it lies there: Java would bend it on its way to colours. */
  private static INDArray samples(Raster raster) {
    int bands = raster.getNumBands();
    int[] all = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    Ints shape =
        bands == 1
            ? Ints.of(raster.getHeight(), raster.getWidth())
            : Ints.of(raster.getHeight(), raster.getWidth(), bands);
    boolean isDeep = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT;
    return array(all, shape, isDeep ? DType.UINT16 : DType.UINT8);
  }

  private static INDArray colours(BufferedImage image) {
    int channels = image.getColorModel().hasAlpha() ? 4 : 3;
    int[] packed = packed(image);
    int[] shifts = {16, 8, 0, 24};
    int[] flat = new int[packed.length * channels];
    Arrays.setAll(flat, i -> packed[i / channels] >>> shifts[i % channels] & 0xff);
    return array(flat, Ints.of(image.getHeight(), image.getWidth(), channels), DType.UINT8);
  }

  private static int[] packed(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static INDArray array(int[] pixels, Ints shape, DType dtype) {
    return Nd4jBorder.toNd4j(Value.wrap(DType.INT32, shape, pixels).cast(dtype));
  }

  /**
   * A folder with a folder of pictures for each class, whose names are the names of the classes, in
   * the order of the alphabet.
   *
   * @throws DataException if there are no pictures, or one differs in size from the first
   */
  public static Dataset folder(Path folder) {
    List<String> classes = new ArrayList<>();
    List<INDArray> pictures = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path inner : sorted(folder, Files::isDirectory)) {
      for (Path file : sorted(inner, ImageFiles::isPicture)) {
        pictures.add(sameSize(read(file), pictures, file));
        labels.add(classes.size());
      }
      classes.add(inner.getFileName().toString());
    }
    if (pictures.isEmpty()) {
      throw new DataException(
          folder.toAbsolutePath() + " has no folders of pictures, one for each class");
    }
    List<Integer> shape =
        Arrays.stream(pictures.getFirst().shape()).mapToObj(Math::toIntExact).toList();
    INDArray x =
        Nd4j.vstack(
            pictures.stream()
                .map(picture -> picture.castTo(DataType.FLOAT).reshape(1, picture.length()))
                .toArray(INDArray[]::new));
    return new Dataset(
        x,
        Nd4j.createFromArray(labels.stream().mapToInt(Integer::intValue).toArray()),
        classes,
        shape);
  }

  private static INDArray sameSize(INDArray picture, List<INDArray> others, Path file) {
    if (!others.isEmpty() && !Arrays.equals(others.getFirst().shape(), picture.shape())) {
      throw new DataException(
          "%s has shape %s, and the pictures before it have %s: bring them to one size"
              .formatted(file, Ints.of(picture.shape()), Ints.of(others.getFirst().shape())));
    }
    return picture;
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    return SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static List<Path> sorted(Path folder, java.util.function.Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      throw new DataException("there is no folder " + folder.toAbsolutePath());
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
