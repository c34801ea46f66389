package damo.data;

import damo.data.raw.NumpyType;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The head of an NPY array: the magic word, a version, and a Python dictionary as text (NumPy
 * enhancement proposal 1).
 */
record NpyHeader(NumpyType type, boolean isFortran, Ints shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int LONGEST_AXIS = 21;
  private static final int LONGEST = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*('([^']*)'|\\[.*])");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

  /**
   * Reads a header and leaves the stream at the first element.
   *
   * @param name what the array is called in errors
   */
  static NpyHeader read(InputStream in, String name) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
      throw new DataException(name + " is no NPY array: it does not begin with \\x93NUMPY");
    }
    int major = start[MAGIC.length];
    if (major < 1 || major > 3) {
      throw new DataException(
          "%s is of NPY version %d, and 1 to 3 are known".formatted(name, major));
    }
    int length = length(in, major == 1 ? 2 : 4, name);
    byte[] text = in.readNBytes(length);
    if (text.length < length) {
      throw cutShort(name, "its header has %d of %d bytes".formatted(text.length, length));
    }
    return parse(new String(text, StandardCharsets.UTF_8), name);
  }

  private static int length(InputStream in, int bytes, String name) throws IOException {
    byte[] word = in.readNBytes(bytes);
    if (word.length < bytes) {
      throw cutShort(name, "it ends within its header");
    }
    ByteBuffer number = ByteBuffer.wrap(Arrays.copyOf(word, 4)).order(ByteOrder.LITTLE_ENDIAN);
    int length = number.getInt();
    if (length < 0 || length > LONGEST) {
      throw new DataException(name + " is damaged: its header claims " + length + " bytes");
    }
    return length;
  }

  static DataException cutShort(String name, String how) {
    return new DataException("%s is cut short: %s; fetch or write it again".formatted(name, how));
  }

  private static NpyHeader parse(String text, String name) {
    Matcher descr = found(DESCR, text, name);
    String code = descr.group(2) == null ? descr.group(1) : descr.group(2);
    NumpyType type =
        NumpyType.parse(code)
            .orElseThrow(() ->
                new DataException(
                    "%s has elements of NumPy's type %s; the types that can be read are %s"
                        .formatted(name, code, Arrays.toString(DType.values()))));
    boolean isFortran = found(ORDER, text, name).group(1).equals("True");
    return new NpyHeader(type, isFortran, shape(found(SHAPE, text, name).group(1), name));
  }

  private static Matcher found(Pattern pattern, String text, String name) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new DataException(
          "%s is damaged: its header lacks a part that NumPy writes: %s"
              .formatted(name, text.strip()));
    }
    return matcher;
  }

  private static Ints shape(String text, String name) {
    try {
      int[] lengths =
          Pattern.compile(",")
              .splitAsStream(text.replace("L", ""))
              .map(String::strip)
              .filter(length -> !length.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      if (Arrays.stream(lengths).asDoubleStream().reduce(1, (a, b) -> a * b) > LARGEST) {
        throw tooLarge(text, name);
      }
      return Ints.of(lengths);
    } catch (NumberFormatException e) {
      throw tooLarge(text, name);
    }
  }

  private static DataException tooLarge(String shape, String name) {
    return new DataException(
        "%s has shape (%s), more than an array can hold".formatted(name, shape));
  }

  /** How many bytes follow the header. */
  long bytes() {
    return (long) Value.sizeOf(shape) * type.dtype().bytes();
  }

  String described() {
    return "an array of " + type.dtype() + " and shape " + shape;
  }

  /**
   * Writes the header of a little-endian array in C order, padded as NumPy pads it: to whole lines
   * of 64 bytes, after room for a first axis that may grow.
   */
  static void write(Value value, OutputStream out) throws IOException {
    String lengths =
        value.shape().stream().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(
                NumpyType.littleEndian(value.dtype()), lengths, value.rank() == 1 ? "," : "");
    int before = MAGIC.length + 2 + 2;
    int growth =
        value.rank() == 0 ? 0 : LONGEST_AXIS - String.valueOf(value.shape().get(0)).length();
    int total = Math.ceilDiv(before + dictionary.length() + growth + 1, ALIGNMENT) * ALIGNMENT;
    String padded = dictionary + " ".repeat(total - before - dictionary.length() - 1) + "\n";
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) padded.length(), (byte) (padded.length() >> 8)});
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
  }
}
