package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Mode;
import damo.tensor.TensorVariable;
import damo.testing.Arrangement;
import damo.testing.Compiled;
import damo.testing.OpCase;
import damo.testing.OpCase.Declared;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.TensorAssert;
import damo.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op on operands that are views: how elements lie in memory changes nothing. */
class OpLayoutTest {
  static Stream<OpRow> rows() {
    return OpTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void viewsAreOperandsLikeOthers(OpRow row) {
    for (OpCase c : row.cases())
      if (!c.needsLengths())
        for (Arrangement arrangement : Arrangement.values()) check(c, arrangement);
  }

  private static void check(OpCase c, Arrangement arrangement) {
    List<TensorVariable> stored = c.variables(Declared.NOTHING);
    List<TensorVariable> shown = stored.stream().map(arrangement::shown).toList();
    TensorVariable plain = c.expression().of(stored);
    TensorVariable viewed = c.expression().of(shown);
    assertEquals(plain.type().ndim(), viewed.type().ndim(), c + " " + arrangement);
    Value want =
        Compiled.run(stored, List.of(plain), c.inputs(), Mode.FAST_COMPILE).getFirst().copy();
    List<Value> values = c.inputs().stream().map(arrangement::stored).toList();
    for (Mode mode : List.of(Mode.FAST_COMPILE, Mode.FAST_RUN)) {
      String what = c + " " + arrangement + " in " + mode;
      try {
        Value got = Compiled.run(stored, List.of(viewed), values, mode).getFirst();
        TensorAssert.assertSame(want, got, what);
      } catch (RuntimeException e) {
        throw new AssertionError(what + ": " + e, e);
      }
    }
  }
}
