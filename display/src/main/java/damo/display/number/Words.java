package damo.display.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Names given one by one, as a list, or as an array of numbers. */
public final class Words {
  private Words() {}

  /** One string for each item; collections and arrays are opened. */
  public static List<String> of(Object... given) {
    List<String> words = new ArrayList<>();
    for (Object x : given) {
      switch (x) {
        case Iterable<?> many -> many.forEach(one -> words.add(String.valueOf(one)));
        case Object[] many -> words.addAll(of(many));
        case INDArray many -> words.addAll(numbers(many));
        case Object one when one.getClass().isArray() -> words.addAll(numbers(one));
        default -> words.add(String.valueOf(x));
      }
    }
    return List.copyOf(words);
  }

  private static List<String> numbers(Object many) {
    return Arrays.stream(Values.flat(many)).mapToObj(Fmt::num).toList();
  }
}
