package damo.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.scalar.DType;
import damo.value.Nd4jBorder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The files were written by Python: src/test/python/pickle_files.py. */
class PicklesTest {
  @TempDir Path folder;

  private static Map<?, ?> map(String name) {
    return (Map<?, ?>) Pickles.read(TestFiles.of("pickle/" + name + ".pkl"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void numbersAndContainersAreReadInEveryProtocol(int protocol) {
    Map<?, ?> plain = map("plain" + protocol);
    assertTrue(plain.containsKey("none") && plain.get("none") == null);
    assertEquals(List.of(true, false), plain.get("bools"));
    assertEquals(
        List.of(
            0L,
            1L,
            -1L,
            255L,
            256L,
            65536L,
            -(1L << 31),
            1L << 40,
            Long.MIN_VALUE,
            BigInteger.TWO.pow(64),
            BigInteger.TWO.pow(200).negate()),
        plain.get("ints"));
    assertEquals(
        List.of(0.5, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
        plain.get("floats"));
    assertEquals(List.of(1L, List.of("a", 2.5), List.of(3L)), plain.get("tuple"));
    assertEquals(Set.of(1L, 2L), plain.get("set"));
    assertEquals(Set.of("x"), plain.get("frozenset"));
    assertEquals("tuple as key", plain.get(List.of("key", 1L)));
    assertEquals("number as key", plain.get(7L));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void textsAndBytesAreReadInEveryProtocol(int protocol) {
    Map<?, ?> plain = map("plain" + protocol);
    assertEquals("Bäche\n\\u00e9 'quoted' 🎹 \\", plain.get("text"));
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    assertArrayEquals(all, (byte[]) plain.get("bytes"));
    assertArrayEquals(new byte[] {'a', 'b'}, (byte[]) plain.get("bytearray"));
    List<?> nothing = (List<?>) plain.get("nothing");
    assertEquals(List.of(List.of(), List.of(), Map.of()), nothing.subList(0, 3));
    assertArrayEquals(new byte[0], (byte[]) nothing.get(3));
    assertEquals("", nothing.get(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void arraysOfNumpyAreReadInEveryProtocol(int protocol) {
    Map<?, ?> arrays = map("arrays" + protocol);
    for (DType dtype : DType.values()) {
      INDArray expected = Npy.read(TestFiles.of("npy/" + dtype.code() + ".npy"));
      assertEquals(
          Nd4jBorder.fromNd4j(expected), Nd4jBorder.fromNd4j((INDArray) arrays.get(dtype.code())));
    }
    assertArrayEquals(new double[] {0, 1, 2, 3}, ((INDArray) arrays.get("big")).toDoubleVector());
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 5}, ((INDArray) arrays.get("fortran")).reshape(6).toIntVector());
    assertArrayEquals(new long[] {0, 3}, ((INDArray) arrays.get("empty")).shape());
    assertEquals(0, ((INDArray) arrays.get("rank0")).rank());
    assertEquals(
        List.of(1.5, -3L, 200L, true, BigInteger.TWO.pow(64).subtract(BigInteger.ONE)),
        arrays.get("scalars"));
    assertEquals(List.of(List.of(1L, 2L, 3L), List.of(4L)), arrays.get("ragged"));
    List<?> twice = (List<?>) arrays.get("twice");
    assertInstanceOf(INDArray.class, twice.getFirst());
    assertSame(twice.getFirst(), twice.getLast());
  }

  @Test
  void picklesOfPython2AreRead() {
    Map<?, ?> old = map("python2");
    assertArrayEquals(new double[] {1.5, -2, 1e10}, ((INDArray) old.get("data")).toDoubleVector());
    assertEquals(List.of(6L, 9L), old.get("labels"));
    assertEquals("é!", old.get("name"));
  }

  @ParameterizedTest
  @CsvSource({
    "system,posix.system",
    "date,datetime.date",
    "ordered,collections.OrderedDict",
    "complex,__builtin__.complex",
    "function,__builtin__.print",
    "masked,numpy.ma.core._mareconstruct",
  })
  void whateverIsNoDataIsRefusedByName(String name, String global) {
    String message = message(TestFiles.of("pickle/bad-" + name + ".pkl"));
    assertTrue(message.contains("cannot be read: it asks for " + global + ": only"), message);
  }

  @Test
  void aTypeAloneIsNoDataAndTextsAreNoNumbers() {
    Path type = TestFiles.of("pickle/bad-type.pkl");
    assertEquals(
        type + " cannot be read: it has a class or a type where data should be", message(type));
    Path texts = TestFiles.of("pickle/bad-texts.pkl");
    assertEquals(
        texts + " cannot be read: an array of NumPy's type U1 holds no numbers", message(texts));
  }

  @ParameterizedTest
  @CsvSource({
    "'(i__main__\nOwn\n.',it makes objects of __main__.Own: only data is read",
    "'(cnumpy\nndarray\no.',it makes objects of a class: only data is read",
    "'cnumpy\nndarray\n)\u0081.',it makes objects of a class: only data is read",
    "'Pname\n.',it refers to objects outside of it",
    "'\u0082\u0001.',it refers to a registry of Python's",
    "'\u0097.',its buffers were kept elsewhere",
    "'(cnumpy\nndarray\nt.',it has a class or a type where data should be",
    "'cnumpy\nndarray\n)R.',NumPy's arrays are made by _reconstruct",
    "']K\u0001K\u0002s.',it is damaged: it sets an item of what is no dictionary",
    "'}]K\u0002s.',it has a key that Python could not hash",
    "'K\u0001K\u0002R.',it is damaged: it calls what is no function",
    "'K\u0001K\u0002b.',it sets the state of what has none",
    "'h\u0007.',it is damaged: it recalls object 7",
    "'.',it is damaged: its stack is empty",
    "'Ixyz\n.',it is damaged: expected a whole number",
    "'\u0080\u0009.',it is of protocol 9",
    "'hello',it is damaged: it recalls",
    "'?',byte 0 is 0x3f",
  })
  void crookedProgramsAreRefused(String program, String message) throws IOException {
    Path file = Files.write(folder.resolve("crooked.pkl"), program.getBytes(ISO_8859_1));
    assertTrue(message(file).contains(message), message(file));
  }

  @Test
  void aLengthThatIsALieCostsNoMemory() throws IOException {
    byte[] lie = {(byte) 0x8e, 0, 0, 0, 0x70, 0, 0, 0, 0, 'a'};
    Path file = Files.write(folder.resolve("lie.pkl"), lie);
    assertTrue(message(file).contains("it is cut short"), message(file));
  }

  @Test
  void everyCutIsNamedAndDamageNeverEndsInAnotherError() throws IOException {
    for (String name : List.of("plain0", "plain4", "arrays2", "arrays5", "python2")) {
      byte[] whole = Files.readAllBytes(TestFiles.of("pickle/" + name + ".pkl"));
      for (int length = 0; length < whole.length; length += 7) {
        Path cut = Files.write(folder.resolve("cut.pkl"), Arrays.copyOf(whole, length));
        assertThrows(DataException.class, () -> Pickles.read(cut));
      }
      var random = new Random(1);
      for (int i = 0; i < 300; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
        Path file = Files.write(folder.resolve("damaged.pkl"), damaged);
        try {
          Pickles.read(file);
        } catch (DataException e) {
          assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        }
      }
    }
  }

  @Test
  void listsMayHoldThemselves() throws IOException {
    Path file = Files.write(folder.resolve("self.pkl"), "]q\001h\001a.".getBytes(ISO_8859_1));
    List<?> list = (List<?>) Pickles.read(file);
    assertSame(list, list.getFirst());
  }

  private static String message(Path file) {
    return assertThrows(DataException.class, () -> Pickles.read(file)).getMessage();
  }
}
