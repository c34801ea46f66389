package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Products of vectors and matrices. */
final class ProductRows {
  private static final int[][][] PAIRS = {
    {{}, {}},
    {{}, {3}},
    {{2, 3}, {}},
    {{3}, {3}},
    {{0}, {0}},
    {{3}, {3, 4}},
    {{2, 3}, {3}},
    {{2, 3}, {3, 4}},
    {{1, 3}, {3, 1}},
    {{3, 1}, {1, 3}},
    {{2, 0}, {0, 3}},
    {{0, 3}, {3, 2}},
    {{1, 1}, {1, 1}},
    {{2, 2, 3}, {3}},
    {{2, 2, 3}, {3, 2}},
    {{2, 3}, {2, 3, 2}},
    {{3}, {2, 3, 2}}
  };

  private ProductRows() {}

  static List<OpRow> rows() {
    Samples s = new Samples(8);
    List<OpCase> cases = new ArrayList<>();
    for (int[][] pair : PAIRS) cases.add(dot(s.reals(pair[0]), s.reals(pair[1])));
    for (DType dtype : List.of(DType.FLOAT32, DType.INT32, DType.INT8, DType.BOOL))
      cases.add(
          OpCase.binary(
              "dot", T::dot, s.value(dtype, Domain.REAL, 2, 3), s.value(dtype, Domain.REAL, 3, 2)));
    cases.add(dot(s.value(DType.FLOAT32, Domain.REAL, 2, 3), s.reals(3, 2)));
    cases.add(dot(s.value(DType.INT32, Domain.REAL, 2, 3), s.value(DType.FLOAT32, Domain.REAL, 3)));
    cases.add(
        OpCase.binary(
            "of transposed",
            (x, y) -> T.dot(x.transpose(), y.transpose()),
            s.reals(3, 2),
            s.reals(4, 3)));
    cases.add(
        OpCase.binary(
            "of slices",
            (x, y) -> T.dot(x.get("::-1"), y.get(":", "::2")),
            s.reals(2, 3),
            s.reals(3, 4)));
    cases.add(dot(s.reals(17, 33), s.reals(33, 9)));
    cases.add(dot(s.value(DType.FLOAT64, Domain.SPECIAL, 3, 3), s.reals(3, 2)).rough());
    return List.of(new OpRow("dot", cases));
  }

  private static OpCase dot(Value x, Value y) {
    OpCase made = OpCase.binary("dot", T::dot, x, y);
    return x.rank() == 2 && y.rank() == 2 && x.size() * y.size() > 0
        ? made.gives(Plain.product(x, y))
        : x.rank() == 1 && y.rank() == 1 ? made.gives(inner(x, y)) : made;
  }

  private static Value inner(Value x, Value y) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) sum += x.getDouble(i) * y.getDouble(i);
    return Plain.array(Ints.of(), sum);
  }
}
