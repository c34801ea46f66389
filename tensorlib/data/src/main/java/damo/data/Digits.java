package damo.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * 1,797 handwritten digits of 8×8 pixels, values 0 to 16, that come with Damo (E. Alpaydin, C.
 * Kaynak 1998, CC BY 4.0; the resource NOTICE tells more).
 */
public final class Digits {
  private static final String RESOURCE = "digits.csv.gz";
  private static final int SIDE = 8;

  private Digits() {}

  /** All of them, in the order in which they were written: x (1797, 64), y (1797). */
  public static Dataset load() {
    try (InputStream raw = Objects.requireNonNull(Digits.class.getResourceAsStream(RESOURCE))) {
      Table table = CsvText.read(Source.plain(raw), RESOURCE, ',');
      Dataset plain = table.labelledBy(SIDE * SIDE);
      return new Dataset(plain.x(), plain.y(), Dataset.numbers(10), List.of(SIDE, SIDE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
