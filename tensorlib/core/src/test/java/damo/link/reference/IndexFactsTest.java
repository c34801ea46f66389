package damo.link.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Index expressions against the facts that {@code src/test/python/index_facts.py} asked NumPy for.
 */
class IndexFactsTest {
  static Stream<String> facts() {
    try (InputStream in =
        Objects.requireNonNull(
            IndexFactsTest.class.getResourceAsStream("/damo/link/index-facts.txt"))) {
      return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void readsWhatNumPyReads(String fact) {
    String[] parts = fact.split(";", -1);
    Value y = Graphs.run(indexed(Graphs.counting(DType.INT64, ints(parts[0])), parts[1]));
    assertEquals(Ints.of(ints(parts[2])), y.shape());
    assertArrayEquals(
        ints(parts[3]), Arrays.stream(y.toDoubles()).mapToInt(d -> (int) d).toArray());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void writesWhereItReads(String fact) {
    String[] parts = fact.split(";", -1);
    Value x = Graphs.counting(DType.INT64, ints(parts[0]));
    TensorVariable part = indexed(x, parts[1]);
    if (part.owner() == null) return;
    TensorVariable base = (TensorVariable) part.owner().input(0);
    if (!(part.owner().op() instanceof damo.op.index.Selection) || base.owner() != null) return;
    Value set =
        Graphs.run(
            damo.op.index.WriteInto.set(
                base, part.owner(), Graphs.constant(Value.scalar(DType.INT64, -1L))));
    Value inc =
        Graphs.run(
            damo.op.index.WriteInto.inc(
                base, part.owner(), Graphs.constant(Value.scalar(DType.INT64, 100L))));
    Map<Integer, Integer> reads = new HashMap<>();
    for (int i : ints(parts[3])) reads.merge(i, 1, Integer::sum);
    for (int i = 0; i < x.size(); i++) {
      assertEquals(reads.containsKey(i) ? -1 : i, set.getLong(i));
      assertEquals(i + 100L * reads.getOrDefault(i, 0), inc.getLong(i));
    }
  }

  private static TensorVariable indexed(Value x, String items) {
    @Nullable Object[] index = Arrays.stream(items.split(",")).map(IndexFactsTest::item).toArray();
    return Graphs.constant(x).get(index);
  }

  private static @Nullable Object item(String text) {
    if (text.equals("None")) return null;
    if (text.contains(":") || text.equals("...")) return text;
    if (!text.startsWith("(")) return Integer.valueOf(text);
    String[] halves = text.substring(1).split("\\)");
    Value out = Value.zeros(DType.INT64, Ints.of(ints(halves[0])));
    int[] items = ints(halves[1]);
    for (int i = 0; i < items.length; i++) ((long[]) out.array())[i] = items[i];
    return Graphs.constant(out);
  }

  private static int[] ints(String text) {
    return text.isBlank()
        ? new int[0]
        : Arrays.stream(text.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
