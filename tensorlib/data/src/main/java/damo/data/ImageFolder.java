package damo.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A folder with images and labels in IDX files named as MNIST's are. */
record ImageFolder(Path folder, List<String> classes) {
  Dataset part(String prefix) {
    INDArray images = Idx.read(file(prefix + "-images", "idx3-ubyte"));
    INDArray labels = Idx.read(file(prefix + "-labels", "idx1-ubyte"));
    if (images.rank() < 2 || labels.rank() != 1) {
      throw new DataException(
          "the %s files in %s are not images and labels: they hold arrays of %d and %d axes"
              .formatted(prefix, folder, images.rank(), labels.rank()));
    }
    return dataset(images, labels);
  }

  private Dataset dataset(INDArray images, INDArray labels) {
    long rows = images.size(0);
    INDArray x =
        images.castTo(DataType.FLOAT).reshape('c', new long[] {rows, images.length() / rows});
    List<Integer> imageShape =
        LongStream.of(images.shape()).skip(1).mapToObj(Math::toIntExact).toList();
    return new Dataset(x, labels, classes, imageShape);
  }

  private Path file(String name, String form) {
    List<Path> candidates =
        Stream.of(name + "-" + form, name + "." + form)
            .flatMap(plain -> Stream.of(plain, plain + ".gz"))
            .map(folder::resolve)
            .toList();
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> missing(candidates.getFirst()));
  }

  private DataException missing(Path wanted) {
    return new DataException(
        "%s has no %s, plain or with .gz: put the set's IDX files there, or name their folder"
            .formatted(folder.toAbsolutePath(), wanted.getFileName()));
  }
}
