import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays of a bench, which lie in files of their bytes. */
final class Numbers {
  private Numbers() {}

  /** From {@code NAME.f32}. */
  static INDArray array(Path folder, String name, long... shape) {
    var buffer = bytes(folder.resolve(name + ".f32")).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return shape.length == 0 ? Nd4j.scalar(values[0]) : Nd4j.create(values, shape, 'c');
  }

  /** From {@code NAME.i32}. */
  static int[] ints(Path folder, String name) {
    var buffer = bytes(folder.resolve(name + ".i32")).asIntBuffer();
    int[] values = new int[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static ByteBuffer bytes(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
