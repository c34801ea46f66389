package damo.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.error.ShapeException;
import damo.tensor.TensorVariable;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTest {
  private final TensorVariable x = T.fmatrix("x");
  private final TensorVariable w = T.fmatrix("w");

  static List<Mode> modes() {
    return List.of(Mode.FAST_RUN, Mode.FAST_COMPILE, Mode.DEBUG, Mode.NAN_GUARD);
  }

  private Function profiled(Mode mode) {
    return Damo.function(List.of(x, w))
        .outputs(T.dot(x, w).tanh().add(1))
        .mode(mode)
        .name("f")
        .profile(true)
        .build();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void everyNodeIsCountedWithItsShapesAndOperations(Mode mode) {
    Function f = profiled(mode);
    for (int i = 0; i < 3; i++) f.call(new float[2][3], new float[3][4]);
    NodeCost dot =
        f.profile().nodes().stream().filter(n -> n.op().equals("dot")).findFirst().orElseThrow();
    assertEquals(3, dot.calls());
    assertEquals(List.of("float32(2, 3)", "float32(3, 4)"), dot.inputs());
    assertEquals(List.of("float32(2, 4)"), dot.outputs());
    assertEquals(3 * 2 * 2 * 4 * 3, dot.flops());
    assertEquals(3 * 4 * (6 + 12 + 8), dot.bytes());
    assertEquals(f.graph().nodes().size(), f.profile().nodes().size());
    assertTrue(
        f.profile().callNanos() >= f.profile().nodes().stream().mapToLong(NodeCost::nanos).sum());
  }

  @Test
  void opsAddUpTheirNodes() {
    TensorVariable twice = T.dot(T.dot(x, w), w);
    Function f = Damo.function(List.of(x, w)).outputs(twice).profile(true).build();
    f.call(new float[2][3], new float[3][3]);
    assertEquals(1, f.profile().ops().size());
    OpCost dot = f.profile().ops().getFirst();
    assertEquals(2, dot.nodes());
    assertEquals(2, dot.calls());
    assertEquals(2 * 2 * 2 * 3 * 3, dot.flops());
  }

  @Test
  void phasesOfCompilationAddUp() {
    Profile p = profiled(Mode.FAST_RUN).profile();
    assertTrue(p.phases().containsKey("link"), p.phases().toString());
    assertEquals(p.compileNanos(), p.phases().values().stream().mapToLong(n -> n).sum());
  }

  @Test
  void aCallThatFailsLeavesNoHalfMeasuredNode() {
    Function f = profiled(Mode.FAST_RUN);
    Assertions.assertThrows(ShapeException.class, () -> f.call(new float[2][3], new float[4][4]));
    f.call(new float[2][3], new float[3][4]);
    assertTrue(f.profile().nodes().stream().noneMatch(NodeCost::inside));
  }

  @Test
  void theTextHasTablesOfOpsAndNodes() {
    Function f = profiled(Mode.FAST_RUN);
    f.call(new float[2][3], new float[3][4]);
    String text = f.profile().toString();
    assertTrue(text.startsWith("f: 1 calls, "), text);
    assertTrue(text.contains("float32(2, 3), float32(3, 4) -> float32(2, 4)"), text);
    assertTrue(text.contains("GFlop/s  made at ProfileTest.java:"), text);
  }

  @Test
  void withoutProfileOnlyCallsAreCounted() {
    Function f = Damo.function(List.of(x, w), T.dot(x, w));
    f.call(new float[2][3], new float[3][4]);
    assertEquals(1, f.profile().calls());
    assertEquals(List.of(), f.profile().nodes());
  }
}
