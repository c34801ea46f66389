package damo.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.compile.Function;
import damo.compile.Mode;
import damo.grad.DisconnectedInputs;
import damo.grad.GradOptions;
import damo.grad.Gradients;
import damo.grad.VerifyGrad;
import damo.scalar.DType;
import damo.tensor.TensorConstant;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Domain;
import damo.testing.OpCase;
import damo.testing.OpCase.Declared;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.Samples;
import damo.testing.TensorAssert;
import damo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every op, in each case of the table. */
class OpTableTest {
  static Stream<OpRow> rows() {
    return OpTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valuesAgreeInAllModes(OpRow row) {
    eachDeclared(row, OpTableTest::checkValues);
  }

  private static void checkValues(OpCase c, Declared declared) {
    List<TensorVariable> inputs = c.variables(declared);
    TensorVariable out = c.expression().of(inputs);
    Value reference = null;
    for (Mode mode : Compiled.MODES) {
      String what = c + " in " + mode + ", declared " + declared;
      Value got = Compiled.run(inputs, List.of(out), c.inputs(), mode).getFirst();
      checkType(out, got, what);
      if (c.expected() != null)
        TensorAssert.assertElements(c.expected().cast(got.dtype()), got, what);
      if (reference == null) reference = got;
      TensorAssert.assertSame(
          reference, got, what + ", compared with " + Compiled.MODES.getFirst());
    }
  }

  /** The type that was known before is that of what came. */
  private static void checkType(TensorVariable declared, Value got, String what) {
    assertEquals(declared.dtype(), got.dtype(), what);
    assertEquals(declared.ndim(), got.rank(), what);
    for (int i = 0; i < got.rank(); i++) {
      long known = declared.staticShape()[i];
      if (known >= 0) assertEquals(known, got.shape().get(i), what + ": length of axis " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientsAreThoseOfFiniteDifferences(OpRow row) {
    for (OpCase c : row.cases()) {
      if (!c.smooth() || !c.isDouble() || isLarge(c)) continue;
      List<Value> points = c.floats().stream().map(c.inputs()::get).toList();
      try {
        VerifyGrad.verify(xs -> c.expression().of(c.among(xs)), points);
      } catch (RuntimeException e) {
        throw new AssertionError(c + ": " + e.getMessage(), e);
      }
    }
  }

  /** Two calls for each element would take long. */
  private static boolean isLarge(OpCase c) {
    return c.inputs().stream().mapToInt(Value::size).sum() > 700;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientsAgreeInAllModesAndHaveTheTypesOfTheInputs(OpRow row) {
    eachDeclared(row, OpTableTest::checkGradients);
  }

  private static void checkGradients(OpCase c, Declared declared) {
    List<TensorVariable> inputs = c.variables(declared);
    Map<Integer, TensorVariable> known = gradients(c, inputs);
    List<Integer> wrt = List.copyOf(known.keySet());
    List<TensorVariable> gradients = List.copyOf(known.values());
    List<Value> reference = null;
    for (Mode mode : Compiled.MODES) {
      String what = "gradient of " + c + " in " + mode + ", declared " + declared;
      List<Value> got = Compiled.run(inputs, gradients, c.inputs(), mode);
      if (reference == null) reference = got;
      for (int i = 0; i < got.size(); i++) {
        Value input = c.inputs().get(wrt.get(i));
        assertEquals(input.dtype(), got.get(i).dtype(), what);
        assertEquals(input.shape(), got.get(i).shape(), what);
        if (c.smooth()) TensorAssert.assertSame(reference.get(i), got.get(i), what);
      }
    }
  }

  /** By the input; those that are undefined are left out, OpDerivativesTest lists them. */
  private static Map<Integer, TensorVariable> gradients(OpCase c, List<TensorVariable> inputs) {
    TensorVariable out = c.expression().of(inputs);
    TensorVariable weights = weights(c, out);
    TensorVariable cost = out.mul(weights).sum();
    GradOptions options =
        GradOptions.of().disconnectedInputs(DisconnectedInputs.IGNORE).nullGradients("return");
    List<TensorVariable> all =
        Gradients.grad(cost, c.floats().stream().map(inputs::get).toList(), options);
    Map<Integer, TensorVariable> known = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++)
      if (all.get(i) != null) known.put(c.floats().get(i), all.get(i));
    return known;
  }

  private static TensorVariable weights(OpCase c, TensorVariable out) {
    List<TensorVariable> inputs = c.variables(Declared.LENGTHS);
    Value shaped =
        Compiled.run(inputs, List.of(c.expression().of(inputs)), c.inputs(), Mode.FAST_COMPILE)
            .getFirst();
    DType dtype = out.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
    return TensorConstant.of(new Samples(1).value(dtype, shaped.shape(), Domain.POSITIVE));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void functionsAreCalledAgainWithOtherLengths(OpRow row) {
    for (OpCase first : row.cases()) {
      List<OpCase> others = row.cases().stream().filter(c -> isSameFunction(first, c)).toList();
      if (first.needsLengths() || others.isEmpty()) continue;
      List<TensorVariable> inputs = first.variables(Declared.NOTHING);
      List<TensorVariable> out = List.of(first.expression().of(inputs));
      Function fast = Compiled.function(inputs, out, Mode.FAST_RUN);
      Function reference = Compiled.function(inputs, out, Mode.FAST_COMPILE);
      for (OpCase c : alternating(first, others))
        TensorAssert.assertSame(
            Compiled.call(reference, c.inputs()).getFirst(),
            Compiled.call(fast, c.inputs()).getFirst(),
            c + " with a function that was called with other lengths before");
    }
  }

  /** In a row, cases of one name are one expression. */
  private static boolean isSameFunction(OpCase a, OpCase b) {
    return a != b && a.name().equals(b.name()) && types(a).equals(types(b));
  }

  private static List<String> types(OpCase c) {
    return c.inputs().stream().map(v -> v.dtype() + "" + v.rank()).toList();
  }

  private static List<OpCase> alternating(OpCase first, List<OpCase> others) {
    List<OpCase> out = new ArrayList<>();
    for (OpCase other : others) out.addAll(List.of(first, other));
    out.add(first);
    return out;
  }

  private interface Check {
    void of(OpCase c, Declared declared);
  }

  private static void eachDeclared(OpRow row, Check check) {
    for (OpCase c : row.cases()) {
      for (Declared declared : c.declarations()) {
        try {
          check.of(c, declared);
        } catch (RuntimeException e) {
          throw new AssertionError(c + ", declared " + declared + ": " + e, e);
        }
      }
    }
  }
}
