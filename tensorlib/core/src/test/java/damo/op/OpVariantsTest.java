package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import damo.compile.Mode;
import damo.error.DamoException;
import damo.grad.VerifyGrad;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Excuses;
import damo.testing.OpCase;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.TensorAssert;
import damo.testing.Variant;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every op on inputs of every kind: other dtypes, NaN and infinities, ties, axes of length 1 and 0,
 * no axes, inputs that broadcast. It computes the same in all modes, in the type that was known
 * before, with right gradients; or it refuses them with an error of its own.
 */
class OpVariantsTest {
  /** A large array tells no more. */
  private static final int LARGE = 300;

  /** So many cases of a kind tell whether an op can do with it. */
  private static final int ENOUGH = 3;

  static Stream<Arguments> rowsAndVariants() {
    return OpTable.rows().stream()
        .flatMap(row -> Stream.of(Variant.values()).map(v -> Arguments.of(row, v)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("rowsAndVariants")
  void inputsOfEveryKindAreTakenOrRefused(OpRow row, Variant variant) {
    List<DamoException> refusals = new ArrayList<>();
    int done = 0;
    for (OpCase c : row.cases()) {
      if (c.inputs().stream().mapToInt(Value::size).sum() > LARGE) continue;
      for (OpCase changed : variant.of(c).toList()) {
        if (done == ENOUGH) break;
        Optional<DamoException> refusal = refusal(c, changed, row, variant);
        refusal.ifPresent(refusals::add);
        if (refusal.isEmpty()) done++;
      }
    }
    boolean isRefused = done == 0 && !refusals.isEmpty();
    boolean isExcused = Excuses.refuses(row.name(), variant);
    if (!variant.mayBeRefused()) assertEquals(isExcused, isRefused, () -> row + ": " + refusals);
    for (DamoException e : refusals) assertFalse(e.getMessage().isBlank());
  }

  /** Looks at what comes; the error of an op that does not take such inputs. */
  private static Optional<DamoException> refusal(
      OpCase from, OpCase c, OpRow row, Variant variant) {
    String what = c + ", " + variant;
    List<TensorVariable> inputs = c.variables(c.declarations().getFirst());
    TensorVariable out;
    Value want;
    try {
      out = c.expression().of(inputs);
      want = Compiled.run(inputs, List.of(out), c.inputs(), Mode.FAST_COMPILE).getFirst().copy();
    } catch (DamoException refused) {
      return Optional.of(refused);
    }
    Value got = Compiled.run(inputs, List.of(out), c.inputs(), Mode.FAST_RUN).getFirst();
    assertEquals(out.dtype(), want.dtype(), what);
    assertEquals(out.ndim(), want.rank(), what);
    if (!Excuses.rewrites(c.name(), variant)) TensorAssert.assertSame(want, got, what);
    if (variant == Variant.FLOAT32 && from.smooth() && from.expected() != null)
      TensorAssert.assertNear(from.expected(), got, 2e-4, what);
    boolean hasSlope = c.smooth() && c.isDouble() && !Excuses.hasKink(row.name(), variant);
    if (hasSlope && isFinite(want)) verifyGradient(c, what);
    return Optional.empty();
  }

  private static boolean isFinite(Value v) {
    return Arrays.stream(v.toDoubles()).allMatch(Double::isFinite);
  }

  private static void verifyGradient(OpCase c, String what) {
    List<Value> points = c.floats().stream().map(c.inputs()::get).toList();
    try {
      VerifyGrad.verify(xs -> c.expression().of(c.among(xs)), points);
    } catch (RuntimeException e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }
}
