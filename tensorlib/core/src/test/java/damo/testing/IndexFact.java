package damo.testing;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What NumPy selects by an index expression: a line that {@code src/test/python/
 * index_expressions.py} wrote.
 *
 * @param shape of the array
 * @param items between the brackets, as in the file
 * @param isError whether NumPy refuses
 * @param selected the shape of what is selected
 * @param positions what is selected, as positions in the flat array
 */
public record IndexFact(
    Ints shape, List<String> items, boolean isError, Ints selected, int[] positions) {
  public static Stream<IndexFact> all() {
    try (InputStream in =
        Objects.requireNonNull(
            IndexFact.class.getResourceAsStream("/damo/op/index-expressions.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n")).map(IndexFact::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndexFact parse(String line) {
    String[] fields = line.split(";", -1);
    boolean isError = fields[2].equals("error");
    return new IndexFact(
        Ints.of(ints(fields[0], " ")),
        List.of(fields[1].split(" ")),
        isError,
        Ints.of(isError ? new int[0] : ints(fields[2], " ")),
        ints(fields[3], " "));
  }

  static int[] ints(String text, String between) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(between)).mapToInt(Integer::parseInt).toArray();
  }

  /** The value of an array or a mask among the items. */
  public static Value array(String item) {
    String[] halves = item.substring(1).split("=", -1);
    double[] elements = Arrays.stream(ints(halves[1], ",")).asDoubleStream().toArray();
    DType dtype = item.startsWith("m") ? DType.BOOL : DType.INT64;
    return Plain.array(Ints.of(ints(halves[0], "x")), elements).cast(dtype);
  }

  @Override
  public String toString() {
    return shape + " " + String.join(", ", items);
  }
}
