package damo.testing;

import damo.scalar.Ints;
import damo.value.Value;
import java.util.Arrays;

/** Einstein's summation by its definition: a loop over all labels, to compare products with. */
public final class PlainEinsum {
  private PlainEinsum() {}

  /** {@code "ij,jk->ik"} with single letters and an arrow. */
  public static Value of(String spec, Value... operands) {
    String[] sides = spec.split("->", -1);
    String[] terms = sides[0].split(",", -1);
    String labels =
        (sides[1] + sides[0].replace(",", ""))
            .chars()
            .distinct()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    int[] lengths = new int[labels.length()];
    Arrays.fill(lengths, 1);
    for (int t = 0; t < terms.length; t++)
      for (int a = 0; a < terms[t].length(); a++)
        if (operands[t].shape().get(a) != 1)
          lengths[labels.indexOf(terms[t].charAt(a))] = operands[t].shape().get(a);
    Ints all = Ints.of(lengths);
    Ints shape = Ints.of(sides[1].chars().map(c -> lengths[labels.indexOf(c)]).toArray());
    double[] out = new double[Value.sizeOf(shape)];
    for (int i = 0; i < Value.sizeOf(all); i++) {
      int[] at = Plain.position(i, all);
      double product = 1;
      for (int t = 0; t < terms.length; t++)
        product *= operands[t].getDouble(index(at, labels, terms[t], operands[t].shape()));
      if (out.length > 0) out[index(at, labels, sides[1], shape)] += product;
    }
    return Plain.array(shape, out);
  }

  private static int index(int[] at, String labels, String term, Ints shape) {
    int[] own = new int[term.length()];
    for (int a = 0; a < own.length; a++)
      own[a] = Math.min(at[labels.indexOf(term.charAt(a))], shape.get(a) - 1);
    return Plain.flat(own, shape);
  }
}
