package damo.rewrite.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.DTypeException;
import damo.graph.Apply;
import damo.graph.Traversal;
import damo.graph.Variable;
import damo.op.TensorOp;
import damo.rewrite.engine.Rule;
import damo.rewrite.engine.Tag;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.Domain;
import damo.testing.Rewriting;
import damo.testing.Samples;
import damo.testing.TensorAssert;
import damo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sides of every identity, on random inputs of random types. */
class IdentitiesTest {
  private static final int TRIES = 120;
  private static final List<DType> DTYPES =
      List.of(DType.FLOAT64, DType.FLOAT32, DType.FLOAT32, DType.INT32, DType.INT8, DType.UINT8);

  static Stream<Rule> all() {
    return Identities.all().stream();
  }

  static Stream<Rule> exact() {
    return Identities.all().stream()
        .filter(r -> !r.tags().contains(Tag.FINITE) && !r.tags().contains(Tag.STABILISE));
  }

  /** Not at 0 for those that are meant to differ where there is 0 / 0. */
  @ParameterizedTest
  @MethodSource("all")
  void bothSidesAreEqual(Rule rule) {
    Domain domain = rule.tags().contains(Tag.FINITE) ? Domain.POSITIVE : Domain.REAL;
    Samples.forSeeds(TRIES, samples -> compare(rule, samples, domain));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void bothSidesAreEqualForSpecialValues(Rule rule) {
    Samples.forSeeds(TRIES, samples -> compare(rule, samples, Domain.SPECIAL));
  }

  private static void compare(Rule rule, Samples samples, Domain domain) {
    Map<Variable, TensorVariable> leaves = new LinkedHashMap<>();
    List<Value> values = new ArrayList<>();
    Ints shape = samples.shape();
    for (TensorVariable leaf : leaves(rule)) {
      DType dtype = samples.oneOf(dtypes(leaf, rule));
      Value value = samples.value(dtype, samples.broadcastable(shape), domain);
      leaves.put(leaf, declared(value, samples));
      values.add(value);
    }
    TensorVariable left;
    try {
      left = typed(rule.left(), leaves, samples.oneOf(DTYPES));
    } catch (DTypeException impossible) {
      return;
    }
    Rewriting r = Rewriting.of(Rewriting.pass(rule), leaves.values(), left);
    if (r.changed())
      TensorAssert.assertSameBesideOne(
          r.valueBefore(values), r.valueAfter(values), rule.name() + " with " + leaves.values());
  }

  private static TensorVariable declared(Value value, Samples samples) {
    return samples.random().nextBoolean()
        ? new TensorType(value.dtype(), value.shape()).variable(null)
        : TensorType.unknown(value.dtype(), value.rank()).variable(null);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theRuleFiresWhereItIsMeant(Rule rule) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Map<Variable, TensorVariable> leaves = new LinkedHashMap<>();
      for (TensorVariable leaf : leaves(rule)) {
        DType own = dtypes(leaf, rule).contains(dtype) ? dtype : leaf.dtype();
        leaves.put(leaf, TensorType.unknown(own, 2).variable(null));
      }
      TensorVariable left = typed(rule.left(), leaves, dtype);
      Rewriting r = Rewriting.of(Rewriting.pass(rule), leaves.values(), left);
      assertTrue(r.changed(), rule.name() + " in " + dtype);
      assertEquals(left.type(), r.after().outputs().getFirst().type(), rule.name());
    }
  }

  @Test
  void noTwoRulesHaveOneName() {
    List<String> names = Identities.all().stream().map(Rule::name).toList();
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  /**
   * What a leaf stands for, and what one of floats must leave alone; what rounds to 1 in float32
   * for any integer is left out.
   */
  private static List<DType> dtypes(TensorVariable leaf, Rule rule) {
    List<DType> floats = DTYPES.stream().filter(DType::isFloat).toList();
    return switch (leaf.dtype()) {
      case FLOAT64 -> rule.tags().contains(Tag.STABILISE) ? floats : DTYPES;
      case FLOAT32 -> DTYPES;
      case BOOL -> List.of(DType.BOOL);
      default -> DTYPES.stream().filter(DType::isInteger).toList();
    };
  }

  private static List<TensorVariable> leaves(Rule rule) {
    return Traversal.leaves(List.of(rule.left()), List.of()).stream()
        .map(TensorVariable.class::cast)
        .filter(v -> !(v instanceof TensorConstant))
        .toList();
  }

  /** A side over other leaves, its constants in {@code dtype}. */
  private static TensorVariable typed(
      TensorVariable side, Map<Variable, TensorVariable> leaves, DType dtype) {
    if (leaves.containsKey(side)) return leaves.get(side);
    if (side instanceof TensorConstant c)
      return c.dtype().isBool() || isOfIntegers(leaves) ? side : constant(c, dtype);
    Apply owner = side.owner();
    List<TensorVariable> inputs =
        owner.inputs().stream().map(v -> typed((TensorVariable) v, leaves, dtype)).toList();
    return ((TensorOp) owner.op()).apply(inputs);
  }

  private static boolean isOfIntegers(Map<Variable, TensorVariable> leaves) {
    return leaves.keySet().stream().allMatch(v -> ((TensorVariable) v).dtype().isInteger());
  }

  private static TensorVariable constant(TensorConstant c, DType dtype) {
    return TensorConstant.of(c.value().cast(exact(c, dtype)));
  }

  /** {@code dtype} if it holds the constant, else float64. */
  private static DType exact(TensorConstant c, DType dtype) {
    return c.value().cast(dtype).getDouble(0) == c.value().getDouble(0) ? dtype : DType.FLOAT64;
  }
}
