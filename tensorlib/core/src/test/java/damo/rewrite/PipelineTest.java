package damo.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.T;
import damo.compile.Function;
import damo.compile.Mode;
import damo.error.DamoException;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final String RULE = "log(1 + x) -> log1p(x)";
  private final TensorVariable x = T.dvector("x");

  @Test
  void rewritesAreSwitchedOffByName() {
    List<TensorVariable> out = List.of(x.add(1).log());
    Function on = Compiled.function(List.of(x), out, Mode.FAST_RUN);
    Function off = Compiled.function(List.of(x), out, Mode.FAST_RUN.excluding(RULE));
    assertTrue(on.rewrites().counts().containsKey(RULE));
    assertFalse(off.rewrites().counts().containsKey(RULE));
    var tiny = List.of(Plain.vector(1e-20));
    assertEquals(1e-20, Compiled.call(on, tiny).getFirst().getDouble(0), 1e-30);
    assertEquals(0, Compiled.call(off, tiny).getFirst().getDouble(0));
  }

  private List<String> ops(Mode mode) {
    Function f = Compiled.function(List.of(x), List.of(x.exp().add(1).log()), mode);
    return f.graph().toposort().stream().map(n -> n.op().name()).toList();
  }

  @Test
  void rewritesAreSwitchedOnAndOffByTheNameOfTheirPass() {
    List<String> asWritten = List.of("exp", "add", "log");
    assertEquals(asWritten, ops(Mode.FAST_COMPILE));
    assertEquals(List.of("fused"), ops(Mode.FAST_COMPILE.including("fusion")));
    assertEquals(List.of("softplus"), ops(Mode.FAST_COMPILE.including("stabilise")));
    assertEquals(asWritten, ops(Mode.FAST_RUN.excluding("stabilise", "fusion")));
    assertEquals(List.of("exp", "log1p"), ops(withLog1pAlone()));
    assertEquals(List.of("softplus"), ops(Mode.FAST_COMPILE.including("fast_run")));
    assertEquals(asWritten, ops(Mode.FAST_RUN.requiring("fast_compile")));
    assertEquals(asWritten, ops(Mode.FAST_RUN.requiring("stabilise", "fusion")));
  }

  private static Mode withLog1pAlone() {
    return Mode.FAST_COMPILE.including(RULE);
  }

  @Test
  void modesSayHowTheyWereMade() {
    Mode mode = Mode.FAST_RUN.excluding("fusion").including("fusion").requiring("stabilise");
    assertEquals("FAST_RUN without [fusion] with [fusion] requiring [stabilise]", mode.name());
    assertTrue(mode.rewrites().contains(RULE));
    assertFalse(mode.rewrites().contains("merge"));
    assertEquals(Mode.FAST_RUN.rewrites(), Mode.FAST_COMPILE.including("fast_run").rewrites());
  }

  @Test
  void aNameThatIsNoneIsAnError() {
    DamoException e =
        assertThrows(DamoException.class, () -> Mode.FAST_RUN.excluding("make it faster"));
    assertTrue(e.getMessage().contains("\"make it faster\""), e.getMessage());
    assertTrue(e.getMessage().contains(RULE), e.getMessage());
  }

  @Test
  void fastCompileKeepsTheOpsAsTheyWereWritten() {
    Function f = Compiled.function(List.of(x), List.of(x.add(1).log()), Mode.FAST_COMPILE);
    assertEquals(
        List.of("add", "log"), f.graph().toposort().stream().map(n -> n.op().name()).toList());
  }
}
